namespace PrunableNets.Cli;

/// <summary>What the tool ends with; the numbers are those of a pruning run.</summary>
internal static class CliExitCode
{
    public const int Done = 0;

    /// <summary>The command line cannot be understood.</summary>
    public const int BadCommand = 2;

    /// <summary>A file is missing, damaged, or not of the network that is asked about.</summary>
    public const int BadInput = 3;
}

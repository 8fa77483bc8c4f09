using System.CommandLine;
using PrunableNets.Cli.Data;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Verbs;

/// <summary>Which data a verb works on.</summary>
internal sealed class DataOption
{
    private readonly Option<string> data = new("--data") { Description = $"Training and test data:\n{DataSources.Help}.", Required = true };

    public void Describe(Command command) => command.Options.Add(data);

    public IPruningData Read(ParseResult parsed) => DataSources.Read(parsed.GetValue(data)!);
}

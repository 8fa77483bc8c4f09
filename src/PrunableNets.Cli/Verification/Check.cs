namespace PrunableNets.Cli.Verification;

/// <summary>One question to files that should belong together.</summary>
/// <param name="Question">What was looked at.</param>
/// <param name="Holds">Whether it is as it should be; null where there was nothing to look at.</param>
/// <param name="Answer">What was found.</param>
internal sealed record Check(string Question, bool? Holds, string Answer);

using System.CommandLine;
using PrunableNets.Cli.Output;
using PrunableNets.Hosting;
using Spectre.Console;

namespace PrunableNets.Cli.Verbs;

/// <summary>A page of a run or a comparison, made anew.</summary>
internal sealed class ReportVerb() : Verb("report", "Makes the page of a run or a comparison: one HTML file that needs no network.")
{
    private readonly Argument<string> source = new("source")
    {
        Description = "The folder of a run (with certificate.json) or of a comparison (with comparison.json), or one of these files.",
    };
    private readonly Option<string?> output = new("--output")
    {
        Description = "The file to write; by default report.html or comparison.html beside what was read.",
    };

    protected override void Describe(Command command)
    {
        command.Arguments.Add(source);
        command.Options.Add(output);
    }

    protected override int Run(ParseResult parsed, Screen screen, bool asJson)
    {
        var page = ReportPage.Write(parsed.GetValue(source)!, parsed.GetValue(output));
        screen.Show(new { page }, asJson, () => new Text(page));
        return PruningExitCode.Done;
    }
}

using System.CommandLine;
using System.Linq;
using PrunableNets.Cli.Models;
using PrunableNets.Cli.Output;
using PrunableNets.Cli.Verification;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Verbs;

/// <summary>Whether what is to ship belongs together.</summary>
internal sealed class VerifyVerb()
    : ModelVerb("verify", "Checks plan, weights, built class, dense weights, folded weights and ONNX model against each other.")
{
    /// <summary>Of an answer: with what the table has around it, a line has up to 100 characters.</summary>
    private const int Width = 88;

    private readonly Option<string> plan = new("--plan") { Description = "The plan.", Required = true };
    private readonly Option<string> weights = new("--weights") { Description = "Weights of the slim network.", Required = true };
    private readonly Option<string?> dense = new("--dense") { Description = "Weights of the dense network that it was cut from." };
    private readonly Option<string?> onnx = new("--onnx")
    {
        Description = "An ONNX model of the slim network, which is run in ONNX Runtime.",
    };

    private readonly Option<string?> folded = new("--folded")
    {
        Description = "Weights of the slim network without batch norms (export --fold-norms).",
    };

    protected override void Describe(Command command)
    {
        base.Describe(command);
        foreach (var option in new Option[] { plan, weights, dense, onnx, folded })
            command.Options.Add(option);
    }

    protected override int Run(PrunableModel model, ParseResult parsed, Screen screen, bool asJson)
    {
        model.LoadTorch();
        var checks = new Belonging(model, parsed.GetValue(plan)!, parsed.GetValue(weights)!)
            .Check(parsed.GetValue(dense), parsed.GetValue(onnx), parsed.GetValue(folded));
        screen.Show(checks, asJson, () =>
        {
            var table = Tables.Of("", "question, and what was found");
            foreach (var check in checks)
                table.Row(
                    check.Holds switch { true => "yes", false => "NO", null => "" },
                    string.Join("\n  ", Wrapped.Lines(check.Answer, Width).Prepend(check.Question)));
            return table;
        });
        return checks.All(static c => c.Holds != false) ? PruningExitCode.Done : PruningExitCode.Failed;
    }
}

using System.Globalization;
using System.IO;

namespace PrunableNets.Hosting;

/// <summary>One line an event, for logs and pipes.</summary>
internal sealed class PlainProgress(TextWriter output, bool table = true) : IPruningProgress
{
    // A line for each of thousands of iterations would bury the rest.
    private const int StepLines = 20;

    public void Begin(string model, PruningStage stage) => output.WriteLine($"{model}: {Wording.Of(stage)}");

    public void Report(MethodStep step)
    {
        var every = (step.Count + StepLines - 1) / StepLines;
        if ((step.Index + 1) % every == 0 || step.Index + 1 == step.Count)
            output.WriteLine("  " + step.Text);
    }

    public void Report(TrainingEpoch epoch, int epochs) => output.WriteLine("  " + Wording.Of(epoch, epochs));

    public void Note(string message) => output.WriteLine("  " + message);

    public void Complete(PruningReport report)
    {
        foreach (var cells in table ? Wording.Table(report) : [])
            output.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0,-14}{1,18}{2,14}{3,10}{4,12}{5,18}", [.. cells]));
        foreach (var line in Wording.Summary(report, table))
            output.WriteLine(line);
    }
}

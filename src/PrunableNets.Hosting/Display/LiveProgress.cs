using System;
using System.Linq;
using System.Threading.Tasks;
using Spectre.Console;

namespace PrunableNets.Hosting;

/// <summary>
/// Spectre's progress display on a terminal: one line a stage. The run's thread only sets values; Spectre draws in its own time.
/// </summary>
internal sealed class LiveProgress : IPruningProgress, IDisposable
{
    private readonly IAnsiConsole console;
    private readonly bool hasTable;
    private Drawing? drawing;
    private ProgressTask? stage;
    private string name = "";
    private Speed speed = new();

    public LiveProgress(IAnsiConsole console, bool table = true)
    {
        (this.console, hasTable) = (console, table);
        drawing = new Drawing(console);
    }

    public void Begin(string model, PruningStage stage)
    {
        Finish();
        speed = new Speed();
        name = Markup.Escape($"{model}: {Wording.Of(stage)}");
        // A host with several runs goes on behind the first one's end.
        drawing ??= new Drawing(console);
        this.stage = drawing.Tasks.AddTask(name).IsIndeterminate();
    }

    public void Report(MethodStep step) => Update(step.Index + 1, step.Count, $"{step.Text}{speed.After(step.Samples)}");

    public void Report(TrainingStep step) => Update(
        (step.Epoch * step.Batches) + step.Batch + 1, step.Epochs * step.Batches, $"{Wording.Of(step)}{speed.After(step.Samples)}");

    // Batches are counted where they are told.
    public void Report(TrainingEpoch epoch, int epochs) => Describe(Wording.Of(epoch, epochs));

    // Spectre writes it above what it draws.
    public void Note(string message) => console.MarkupLineInterpolated($"[blue]note[/] {message}");

    public void Complete(PruningReport report)
    {
        Finish();
        Dispose();
        if (hasTable)
            console.Write(Render(report));
        foreach (var line in Wording.Summary(report, hasTable))
            console.WriteLine(line);
    }

    /// <summary>Ends the drawing, so that the terminal's cursor comes back, whatever happened to the run.</summary>
    public void Dispose()
    {
        drawing?.Dispose();
        drawing = null;
    }

    private static Table Render(PruningReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var (cells, row) in Wording.Table(report).Select(static (cells, row) => (cells, row)))
        {
            if (row == 0)
                Array.ForEach(cells, cell => table.AddColumn(new TableColumn(Markup.Escape(cell)).RightAligned()));
            else
                table.AddRow([.. cells.Select(Markup.Escape)]);
        }
        return table;
    }

    private void Update(int done, int of, string text)
    {
        if (stage is null)
            return;
        stage.IsIndeterminate(false).MaxValue(of).Value(done);
        Describe(text);
    }

    private void Describe(string text) => stage?.Description($"{name}, {Markup.Escape(text)}");

    private void Finish()
    {
        stage?.IsIndeterminate(false).Value(stage.MaxValue);
        stage?.StopTask();
        stage = null;
    }

    /// <summary>Spectre's display while it draws.</summary>
    private sealed class Drawing : IDisposable
    {
        private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task drawing;

        public Drawing(IAnsiConsole console)
        {
            var begun = new TaskCompletionSource<ProgressContext>(TaskCreationOptions.RunContinuationsAsynchronously);
            drawing = Task.Run(() => console.Progress().AutoClear(false).HideCompleted(false)
                .Columns(
                    new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 },
                    new RemainingTimeColumn())
                .StartAsync(async started =>
                {
                    begun.SetResult(started);
                    await end.Task.ConfigureAwait(false);
                }));
            // Where something else of the program draws already, Spectre refuses, and this throws what it says.
            if (Task.WaitAny(begun.Task, drawing) == 1)
                drawing.GetAwaiter().GetResult();
            Tasks = begun.Task.GetAwaiter().GetResult();
        }

        public ProgressContext Tasks { get; }

        public void Dispose()
        {
            end.TrySetResult();
            drawing.GetAwaiter().GetResult();
        }
    }
}

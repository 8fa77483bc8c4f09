using System;
using System.Linq;
using System.Threading.Channels;
using System.Threading.Tasks;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PrunableNets.Hosting;

/// <summary>
/// One line per stage, the current one alive, on a terminal. The run's thread only posts what to show; a task of its own draws,
/// so that a slow terminal does not slow the run.
/// </summary>
internal sealed class LiveProgress : IPruningProgress, IDisposable
{
    private readonly IAnsiConsole console;
    private readonly bool hasTable;
    // Only the newest view matters to the reader.
    private readonly Channel<IRenderable> views = Channel.CreateBounded<IRenderable>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Task drawing;
    private readonly Table stages = new Table().Border(TableBorder.None).HideHeaders().AddColumn(new TableColumn("stage").NoWrap()).AddColumn("state");
    private string? current;
    private string state = "";

    public LiveProgress(IAnsiConsole console, bool table = true)
    {
        (this.console, hasTable) = (console, table);
        drawing = console.Live(new Text("")).StartAsync(async context =>
        {
            await foreach (var view in views.Reader.ReadAllAsync().ConfigureAwait(false))
                context.UpdateTarget(view);
        });
    }

    public void Begin(string model, PruningStage stage)
    {
        Finish();
        (current, state) = ($"{model}: {Wording.Of(stage)}", "");
        Post();
    }

    public void Report(AutoBotIteration iteration, int iterations) => Update(Wording.Of(iteration, iterations));

    public void Report(TrainingEpoch epoch, int epochs) => Update(Wording.Of(epoch, epochs));

    public void Note(string message)
    {
        stages.AddRow("[blue]note[/]", Markup.Escape(message));
        Post();
    }

    public void Complete(PruningReport report)
    {
        Finish();
        Post();
        Dispose();
        if (hasTable)
            console.Write(Render(report));
        foreach (var line in Wording.Summary(report, hasTable))
            console.WriteLine(line);
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

    /// <summary>Ends the drawing, so that the terminal's cursor comes back, whatever happened to the run.</summary>
    public void Dispose()
    {
        views.Writer.TryComplete();
        drawing.GetAwaiter().GetResult();
    }

    private void Update(string text)
    {
        state = text;
        Post();
    }

    private void Finish()
    {
        if (current is not null)
            stages.AddRow($"[green]done[/] {Markup.Escape(current)}", Markup.Escape(state));
        current = null;
    }

    // A snapshot, because the drawing task reads while the run's thread goes on.
    private void Post()
    {
        var view = new Table().Border(TableBorder.None).HideHeaders().AddColumn(new TableColumn("stage").NoWrap()).AddColumn("state");
        foreach (var row in stages.Rows)
            view.AddRow(row);
        if (current is not null)
            view.AddRow($"[yellow]....[/] {Markup.Escape(current)}", Markup.Escape(state));
        views.Writer.TryWrite(view);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Architectures.Text;

namespace PrunableNets;

public sealed partial class Architecture
{
    /// <summary>
    /// The architecture as a table, one fact a line: generated code holds it as one literal, because a compiler reads that many times faster
    /// than the same in constructor calls. <see cref="Parse"/> reads it.
    /// </summary>
    public string ToText()
    {
        var lines = new List<string> { $"model {Word.Escape(Model)}", $"fingerprint {Fingerprint}", $"source {Word.Escape(SourcePath)}" };
        lines.AddRange(Inputs.Zip(BatchDimensions, static (sizes, batch) => $"input {string.Join(" ", InputText.Words(sizes, batch))}"));
        lines.AddRange(Layers.Select(static l => $"layer {Word.Escape(l.Path)} {l.Type} {l.OutputShape} {Word.Of(l.Macs)}"));
        lines.AddRange(Groups.Select(static g => $"group {Word.Escape(g.Name)} {Word.Of(g.Channels)}{(g is { RoundTo: 1, MinChannels: 1 } ? "" : $" {Word.Of(g.RoundTo)} {Word.Of(g.MinChannels)}")}"));
        lines.AddRange(Branches.Select(static b => $"branch {Word.Escape(b.Name)} {Word.OfAll(b.Groups)} {Word.OfAll(b.Inner)} {string.Join(" ", b.Members.Select(Word.Escape))}"));
        lines.AddRange(Additions.Select(static a => $"addition {AdditionText.Write(a)}"));
        lines.AddRange(StateText.Write(State).Select(static s => $"state {s}"));
        lines.AddRange(SharedWeights.Select(static s => $"shared {string.Join(" ", s.Select(Word.Escape))}"));
        lines.Add($"parameters {PolynomialText.Write(Parameters)}");
        lines.Add($"activations {PolynomialText.Write(Activations)}");
        lines.AddRange(Flops.OrderBy(static f => f.Key).Select(static f => $"flops {f.Key} {PolynomialText.Write(f.Value)}"));
        lines.AddRange(GraphLines());
        return string.Join("\n", lines);
    }

    /// <summary>Layouts stand before the nodes, each once: most nodes share theirs with others.</summary>
    private IEnumerable<string> GraphLines()
    {
        var layouts = new List<string>();
        var nodes = Graph.Nodes.Select(n => $"node {GraphText.Write(n, Number)}").ToArray();
        return layouts.Select(static l => $"layout {l}").Concat(nodes).Concat(nodes.Length > 0 ? [$"output {Word.Of(Graph.Output)}"] : Enumerable.Empty<string>());

        int Number(ChannelLayout layout)
        {
            var text = LayoutText.Write(layout, ChannelRole.Other);
            if (!layouts.Contains(text))
                layouts.Add(text);
            return layouts.IndexOf(text);
        }
    }

    /// <summary>Reads what <see cref="ToText"/> writes.</summary>
    /// <exception cref="FormatException">A line is not such a line; the message shows it.</exception>
    public static Architecture Parse(string text) => new ArchitectureReader().Read(text);
}

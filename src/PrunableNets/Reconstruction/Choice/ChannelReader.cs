using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>A layer of the dense network that mixes channels of groups, and the products of its inputs and outputs.</summary>
internal sealed class ChannelReader : IDisposable
{
    private readonly SurveyedLayer layer;
    private readonly LayerForm form;
    private readonly ILookup<(int Group, int Channel), long> columns;
    private readonly ChannelLayout? outputs;
    private readonly BatchNorm? norm;
    private NormalEquations? equations;
    private int calls;

    private ChannelReader(SurveyedLayer layer, LayerForm form, ILookup<(int Group, int Channel), long> columns, ChannelLayout? outputs, BatchNorm? norm)
    {
        (this.layer, this.form, this.columns, this.outputs, this.norm) = (layer, form, columns, outputs, norm);
        Groups = [.. columns.Select(static c => c.Key.Group).Distinct().Where(static g => g != ChannelSegment.Fixed)];
    }

    /// <summary>Whose channels it reads, each with as many inputs a channel.</summary>
    public IReadOnlyList<int> Groups { get; }

    /// <summary>What its products take.</summary>
    public long Bytes => (form.Unknowns + 1) * (form.Unknowns + 1) * sizeof(double);

    /// <returns>Null for a layer that reads no group's channels, or not in a way that can be followed.</returns>
    public static ChannelReader? Of(SurveyedLayer layer, LayerSurvey survey, Architecture architecture, IReadOnlyDictionary<string, StateEntry> entries)
    {
        var form = LayerForm.Of(layer.Dense);
        if (entries.GetValueOrDefault(layer.Path + ".weight") is not { } entry || !layer.IsReached || !layer.HasKnownOutputs || form.Groups > 1 || LayerEquations.IsWide(form))
            return null;
        var inputs = entry.Dimensions.Where((d, i) => d is { IsFixed: false } && entry.Roles[i] == ChannelRole.Input).FirstOrDefault();
        if (inputs is null)
            return null;
        var width = form.Unknowns / inputs.DenseWidth;
        var columns = LayoutGates.Of(architecture, inputs).SelectMany((p, position) => Enumerable.Range(0, (int)width).Select(k => (p.Group, p.Gate, Column: (position * width) + k)))
            .ToLookup(p => (p.Group, p.Group == ChannelSegment.Fixed ? 0 : p.Gate - architecture.Groups[p.Group].Offset), static p => p.Column);
        return new ChannelReader(layer, form, columns, SlimLayer.Outputs(entries, layer.Path), survey.DenseNorm(layer));
    }

    /// <summary>Takes the dense network's calls in, until disposed.</summary>
    public Listening Hear(ChannelChoiceOptions options)
    {
        calls = 0;
        equations = new NormalEquations(form, layer.HasPlace, layer.Weight.device);
        return Listening.To(layer.Dense, (x, y) => Take(x, y, options));
    }

    /// <summary>The state before a group's first channel goes.</summary>
    /// <param name="group">Of which all channels are still there.</param>
    /// <param name="plan">The channels of the other groups that stay, and the outputs that count.</param>
    public ChannelElimination Begin(int group, PruningPlan plan)
    {
        var there = columns.Where(c => c.Key.Group == ChannelSegment.Fixed || c.Key.Group == group || plan.IsKept(c.Key.Group, c.Key.Channel)).SelectMany(static c => c).Order().ToArray();
        using var scale = Scale(plan);
        return new ChannelElimination(equations!, scale, there, channel => columns[(group, channel)]);
    }

    public void Dispose() => equations?.Dispose();

    private void Take(Tensor x, Tensor y, ChannelChoiceOptions options)
    {
        using var scope = NewDisposeScope();
        var positions = SampledPositions.Of(form.Positions(y), options.MaxPositions, options.Seed, (ulong)calls++);
        var outputs = form.At(y, positions).to(float64);
        equations!.Add(form.Rows(form.Unfold(x, y), positions), form.ByGroup(outputs), outputs);
    }

    /// <summary>What each of the dense outputs counts, [O]: nothing where the plan removes it.</summary>
    private Tensor Scale(PruningPlan plan)
    {
        using var scope = NewDisposeScope();
        var scale = norm is null ? ones(form.Outputs, float64, layer.Weight.device) : NormScale.Of(norm);
        if (outputs is not null)
            scale = scale.mul(zeros_like(scale).index_fill_(0, tensor(outputs.KeptPositions(plan), int64, scale.device), 1));
        return scale.MoveToOuterDisposeScope();
    }
}

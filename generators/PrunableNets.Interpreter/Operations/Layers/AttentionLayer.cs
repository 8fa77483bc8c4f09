using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>
/// <c>MultiheadAttention</c> as a module, on sequences [length, batch, features]. Its heads have a size that follows from the number of
/// features, so none can leave: it keeps its weights. Attention written out in linear layers and products is followed.
/// </summary>
/// <param name="features">Features of queries and results.</param>
/// <param name="keys">Features of keys.</param>
/// <param name="values">Features of values.</param>
/// <param name="bias">With biases.</param>
/// <param name="addsBias">A learned key and value are appended.</param>
public sealed class AttentionLayer(long features, long keys, long values, bool bias, bool addsBias) : Layer
{
    public override string Type => "MultiheadAttention";

    protected override IReadOnlyList<StateTensor> Tensors
    {
        get
        {
            var state = new List<StateTensor>();
            if (keys == features && values == features)
                state.Add(Matrix("in_proj_weight", 3 * features * features));
            else
                state.AddRange([Matrix("q_proj_weight", features * features), Matrix("k_proj_weight", features * keys), Matrix("v_proj_weight", features * values)]);
            if (bias)
                state.Add(Vector("in_proj_bias", 3 * features));
            if (addsBias)
                state.AddRange([new StateTensor("bias_k", [StateAxis.Fixed, StateAxis.Fixed, StateAxis.Fixed], true, features), new StateTensor("bias_v", [StateAxis.Fixed, StateAxis.Fixed, StateAxis.Fixed], true, features)]);
            state.Add(Matrix("out_proj.weight", features * features));
            if (bias)
                state.Add(Vector("out_proj.bias", features));
            return state;
        }
    }

    public override Operation CreateOperation() => CreateOperation(Call.Module(Call.Operands(3)));

    /// <param name="call">Of the module; the weights are a second result, unless only the first is read.</param>
    public LibraryCall CreateOperation(Call call) => new Opaque(Type, inputs => Shapes(inputs, call.Result is null), call, Macs, this);

    /// <summary>Products of one self-attention on as many elements as <paramref name="length"/> and <paramref name="others"/> count.</summary>
    public static long Macs(long length, long others, long features, long keys, long values) =>
        (2 * length * features * features) + (others * features * (keys + values)) + (2 * length * others * features);

    internal static StateTensor Matrix(string name, long elements) => new(name, [StateAxis.Fixed, StateAxis.Fixed], true, elements);

    internal static StateTensor Vector(string name, long elements) => new(name, [StateAxis.Fixed], true, elements);

    private Shape[] Shapes(IReadOnlyList<Shape> inputs, bool needsWeights)
    {
        var (query, key, value) = (inputs[0], inputs[1], inputs[2]);
        if (query.Rank != 3 || key.Rank != 3 || value.Rank != 3 || query[2] != features || key[2] != keys || value[2] != values || key[0] != value[0] || query[1] != key[1] || key[1] != value[1])
            throw new ShapeException($"query {query}, key {key} and value {value} do not fit; the layer takes [L, N, {features}], [S, N, {keys}] and [S, N, {values}]");
        if (keys != values)
            throw new ShapeException($"keys of {keys} and values of {values} features: libtorch's MultiheadAttention takes none that differ, whatever kdim and vdim say");
        return needsWeights ? [query, new Shape(query[1], query[0], key[0].IsBatch ? key[0] : key[0].Factor + (addsBias ? 1 : 0))] : [query];
    }

    private long Macs(IReadOnlyList<Shape> inputs) => inputs[0][1].Factor * Macs(inputs[0][0].Factor, inputs[1][0].Factor, features, keys, values);
}

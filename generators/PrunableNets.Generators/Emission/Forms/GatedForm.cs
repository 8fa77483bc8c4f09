using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>The gated twin: the dense network's own modules, gates behind the sites.</summary>
internal sealed class GatedForm(Network network)
    : Form(new DenseWidthExpressions(network), BranchPresence.All(network, new DenseWidthExpressions(network)))
{
    private const string Gates = "global::PrunableNets.ChannelGates";

    public override bool MakesModules => false;

    // Gates are split once a forward and handed down, which no container of the library does.
    public override bool HasContainers => false;

    public override ForwardEmitter Forward(ClassContext context) => new GatedForwardEmitter(context);

    public override string Layer(Layer layer, ClassContext context) => layer is TensorLayer tensor
        ? $"modules.{(tensor.IsParameter ? "Parameter" : "Buffer")}({Path(layer.Path!, context.Scope)})"
        : $"modules.Of<{layer.Type}>({Path(layer.Path!, context.Scope)})";

    public override string Stateless(Layer layer, ClassContext context) => $"modules.Of({Path(layer.Path!, context.Scope)})";

    public override string Index(KeptIndex index) => "";

    public override string BaseArguments => ", gates";

    public override string BaseType(int inputs) => inputs == 1 ? "Part" : "Part" + Literals.Of(inputs);

    public override void WriteBase(SourceWriter writer, int inputs)
    {
        var parameters = string.Concat(Enumerable.Range(1, inputs).Select(static i => $"Tensor x{Literals.Of(i)}, "));
        using (writer.Block($"private abstract class {BaseType(inputs)}(string name, {Gates} gates) : global::PrunableNets.GatedPart(name, gates)"))
            writer.Line($"public abstract Tensor forward({parameters}Tensor[] gates);");
    }

    public override IReadOnlyList<string> Parameters(bool isOfOne) =>
        [Gates + " gates", "global::PrunableNets.DenseModules modules"];

    public override IReadOnlyList<string> Arguments(bool isOfOne, CallScope scope, string path) =>
        ["Gates", $"modules[{Path(path, scope)}]"];

    private static string Path(string path, CallScope scope) => $"\"{ModulePaths.Relative(path, scope.Path)}\"";
}

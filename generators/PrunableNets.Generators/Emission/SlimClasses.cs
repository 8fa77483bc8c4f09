using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Generators.Emission;

/// <summary>
/// The classes of a slim form: the network's own, and one for the modules of each class of the user's that differ in nothing but widths.
/// </summary>
internal sealed class SlimClasses
{
    private readonly Network network;
    private readonly WidthExpressions widths;
    private readonly BranchPresence presence;
    private readonly string? planType;
    private readonly Func<KeptIndex, string> writeIndex;
    private readonly KeptModules modules;
    private readonly List<BlockClass> blocks = [];
    private readonly Dictionary<string, BlockClass> blockOf = new(StringComparer.Ordinal);

    /// <param name="network">The network.</param>
    /// <param name="widths">How the form writes widths.</param>
    /// <param name="plan">The plan, where it is known.</param>
    /// <param name="writeIndex">Writes an index tensor.</param>
    /// <param name="reserved">Names that no class can have.</param>
    public SlimClasses(Network network, WidthExpressions widths, PruningPlan? plan, Func<KeptIndex, string> writeIndex, IReadOnlyList<string> reserved)
    {
        this.network = network;
        this.widths = widths;
        this.writeIndex = writeIndex;
        planType = plan is null ? "global::PrunableNets.PruningPlan" : null;
        presence = new BranchPresence(network, widths, plan, isOfPlan: plan is null);
        modules = new KeptModules(network, presence);
        while (Find(reserved) is { } refused)
            modules.OpenAndBuild(refused.Path, refused.Reason);
        Root = Write(modules.Root);
    }

    /// <summary>What the network's own class computes.</summary>
    public CallScope Scope => modules.Root;

    /// <summary>The members of the network's own class.</summary>
    public ClassText Root { get; }

    /// <summary>The classes of its modules, inner ones first.</summary>
    public IReadOnlyList<BlockClass> Blocks => blocks;

    /// <summary>Something in the form adds a branch to the channels that it kept.</summary>
    public bool HasScatters { get; private set; }

    /// <summary>The modules of the user's that have no class of their own in the form, and why.</summary>
    public IReadOnlyDictionary<string, string> Reasons => modules.Reasons;

    /// <summary>The name stands somewhere in the construction, where what is in modules is given to them.</summary>
    public bool Reads(string name) => Root.Uses(name) || blocks.Any(b => b.Uses(name));

    /// <summary>Finds the classes, inner ones first; stops at a module that cannot have one.</summary>
    private (string Path, string Reason)? Find(IReadOnlyList<string> reserved)
    {
        blocks.Clear();
        blockOf.Clear();
        var names = new ClassNames(network, reserved);
        foreach (var level in modules.Root.All().Where(static s => s.Call is { IsChain: false }).GroupBy(Height).OrderBy(static g => g.Key))
        {
            var found = new List<(string Path, string Type, ClassText Text, int Inputs)>();
            foreach (var calls in level.GroupBy(static s => s.Path))
            {
                var texts = new List<ClassText>();
                foreach (var call in calls)
                    try
                    {
                        texts.Add(Write(call));
                    }
                    catch (StructureException exception)
                    {
                        return (call.Path, exception.Message);
                    }
                if (texts.Any(t => t != texts[0]))
                    return (calls.Key, "its calls do not do the same");
                found.Add((calls.Key, network.Modules.First(m => m.Path == calls.Key).Type, texts[0], calls.First().Inputs.Count));
            }
            foreach (var alike in found.GroupBy(static f => (f.Type, f.Text.Skeleton, f.Inputs)))
            {
                var block = new BlockClass(names.Of(alike.Key.Type), [.. alike.Select(static f => f.Path)], [.. alike.Select(static f => f.Text)], alike.Key.Inputs, planType);
                blocks.Add(block);
                foreach (var module in alike)
                    blockOf[module.Path] = block;
            }
        }
        return null;
    }

    /// <summary>How many classes are inside of one another in it.</summary>
    private static int Height(CallScope scope) => scope.Steps.Select(static s => s.Call).OfType<CallScope>()
        .Select(static c => c.Call!.IsChain ? Height(c) : Height(c) + 1).DefaultIfEmpty(0).Max();

    private ClassText Write(CallScope scope)
    {
        var identifiers = new Identifiers(network, scope.Path);
        var written = scope.IsRoot ? widths : new MarkedWidthExpressions(network, widths, scope.Path);
        var present = presence.With(written);
        scope.Loops = ModuleLoop.Find(network, scope, new ScopeConditions(network, present, scope));
        var emitter = new ModuleEmitter(network, scope, identifiers, present, new ModuleWriter(this, scope, written));
        emitter.ReserveNames();
        var indices = new KeptIndices(network, identifiers, isOfModule: !scope.IsRoot);
        var (fields, construction, forward) = (new SourceWriter(), new SourceWriter(), new SourceWriter());
        // The forward pass decides which index tensors the constructor registers.
        new SlimForwardEmitter(scope, written, identifiers, indices, present).Write(forward);
        emitter.WriteFields(fields);
        emitter.WriteConstruction(construction);
        if (scope.IsRoot)
            emitter.WriteSharing(construction);
        foreach (var index in indices.Buffers)
        {
            var value = scope.IsRoot ? writeIndex(index) : Marks.Write($"long[] {index.Name}", writeIndex(index));
            construction.Line($"register_buffer(\"{index.Name}\", tensor({value}), persistent: false);");
        }
        HasScatters |= indices.Buffers.Any(static b => b.Order is null);
        return new ClassText(fields.ToString(), construction.ToString(), forward.ToString());
    }

    private sealed class ModuleWriter(SlimClasses classes, CallScope scope, WidthExpressions widths) : IModuleWriter
    {
        public string Layer(Interpreter.Operations.Layer layer) => LayerWriters.Write(layer, Width(layer.InputChannels), Width(layer.OutputChannels));

        public string? Stateless(Interpreter.Operations.Layer layer) => LayerWriters.WriteCreation(layer);

        public string Type(CallScope call) => call.Call!.IsChain ? "Sequential" : classes.blockOf[call.Path].Name;

        public string Class(CallScope call) => classes.blockOf[call.Path].Create(call.Path, (type, name, value) =>
            scope.IsRoot ? value : Marks.Write($"{type} {Name(call, name)}", value));

        /// <summary>What a parameter for a parameter of a module in the module is called.</summary>
        private string Name(CallScope call, string name) => name.StartsWith("channels", StringComparison.Ordinal) || name.StartsWith("size", StringComparison.Ordinal)
            ? name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
            : ParameterNames.Of($"{ModulePaths.Relative(call.Path, scope.Path)}.{name}");

        private string Width(int[]? channels) => channels is null ? "" : widths.Of(channels);
    }
}

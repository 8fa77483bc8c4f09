using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Generators.Models;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>
/// The classes of a form: the network's own, and one for the modules of each class of the user's that differ in nothing but widths.
/// </summary>
internal sealed class FormClasses
{
    private readonly Form form;
    private readonly KeptModules modules;
    private readonly List<BlockClass> blocks = [];
    private readonly Dictionary<string, BlockClass> blockOf = new(StringComparer.Ordinal);

    /// <param name="form">The form.</param>
    /// <param name="reserved">Names that no class can have.</param>
    public FormClasses(Form form, IReadOnlyList<string> reserved)
    {
        this.form = form;
        modules = new KeptModules(form.Network, form.Presence, form.HasContainers);
        while (Find(reserved) is { } refused)
            modules.OpenAndBuild(refused.Path, refused.Reason);
        Root = Write(modules.Root);
    }

    /// <summary>What the network's own class computes.</summary>
    public CallScope Scope => modules.Root;

    /// <summary>The members of the network's own class.</summary>
    public ClassText Root { get; }

    /// <summary>Something in the form adds a branch to the channels that it kept.</summary>
    public bool HasScatters { get; private set; }

    /// <summary>The name stands somewhere in the construction, where what is in modules is given to them.</summary>
    public bool Reads(string name) => Root.Uses(name) || blocks.Any(b => b.Uses(name));

    /// <summary>The classes of modules, and their bases where those are not the library's.</summary>
    public void WriteBlocks(SourceWriter writer)
    {
        foreach (var inputs in blocks.Select(static b => b.Inputs).Distinct().OrderBy(static i => i)
            .Where(form.HasOwnBase))
        {
            writer.Line();
            form.WriteBase(writer, inputs);
        }
        foreach (var block in blocks)
        {
            writer.Line();
            block.Write(writer);
        }
    }

    /// <summary>The fields of the network's own class, and which of the user's classes are not kept.</summary>
    public void WriteFields(SourceWriter writer)
    {
        foreach (var (path, reason) in modules.Reasons.Select(static r => (r.Key, r.Value)))
            writer.Line($"// {path} has no class of its own here: {reason}.");
        writer.Text(Root.Fields);
    }

    /// <summary>Finds the classes, inner ones first; stops at a module that cannot have one.</summary>
    private (string Path, string Reason)? Find(IReadOnlyList<string> reserved)
    {
        blocks.Clear();
        blockOf.Clear();
        var names = new ClassNames(form.Network, reserved);
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
                if (texts.Any(t => !t.IsSameAs(texts[0])))
                    return (calls.Key, "its calls do not do the same");
                found.Add((calls.Key, form.Network.Tree.ByPath[calls.Key].Type, texts[0], calls.First().Inputs.Count));
            }
            foreach (var alike in found.GroupBy(static f => (f.Type, f.Text.Skeleton, f.Inputs)))
            {
                var block = new BlockClass(
                    names.Of(alike.Key.Type), [.. alike.Select(static f => f.Path)], [.. alike.Select(static f => f.Text)],
                    alike.Key.Inputs, form);
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
        var context = new ClassContext(form, scope);
        scope.Write(ModuleLoop.Find(form.Network, scope, context.Conditions));
        var emitter = new ModuleEmitter(context, blockOf);
        emitter.ReserveNames();
        var (fields, construction, forward) = (new SourceWriter(), new SourceWriter(), new SourceWriter());
        // The forward pass decides which index tensors the constructor registers.
        form.Forward(context).Write(forward);
        emitter.WriteFields(fields);
        emitter.WriteConstruction(construction);
        if (scope.IsRoot && form.MakesModules)
            emitter.WriteSharing(construction);
        foreach (var index in context.Indices.Buffers)
        {
            var value = scope.IsRoot ? form.Index(index) : Marks.Write($"long[] {index.Name}", form.Index(index));
            construction.Line($"register_buffer(\"{index.Name}\", tensor({value}), persistent: false);");
        }
        HasScatters |= context.Indices.Buffers.Any(static b => b.Order is null);
        return new ClassText(fields.ToString(), construction.ToString(), forward.ToString());
    }
}

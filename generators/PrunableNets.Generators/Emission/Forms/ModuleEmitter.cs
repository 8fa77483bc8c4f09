using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>
/// Writes fields and the construction of the modules of a class: the network's own, with the paths of the user's, or those of a module
/// in it.
/// </summary>
/// <param name="context">The class.</param>
/// <param name="blockOf">The classes of modules in it, by the modules' paths.</param>
internal sealed class ModuleEmitter(ClassContext context, IReadOnlyDictionary<string, BlockClass> blockOf)
{
    private const int LineLength = 120;

    private readonly Network network = context.Network;
    private readonly CallScope scope = context.Scope;
    private readonly Identifiers identifiers = context.Identifiers;
    private readonly ScopeConditions conditions = context.Conditions;

    /// <summary>Calls of the modules that keep a class or a container of their own, by path.</summary>
    private readonly Dictionary<string, CallScope> called = context.Scope.Steps.Select(static s => s.Call).OfType<CallScope>()
        .GroupBy(static c => c.Path).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);

    /// <summary>The modules that the class registers itself, in registration order.</summary>
    private IEnumerable<ModuleEntry> Modules => In(scope.Path).Where(m => !context.Presence.IsGone(m) && !IsLeftOut(m));

    private IEnumerable<ModuleEntry> Tensors => In(scope.Path)
        .Where(m => !called.ContainsKey(m.Path)).Select(static m => m.Path).Prepend(scope.Path)
        .SelectMany(path => network.Tree.TensorsIn[path]).Where(t => t.Layer is null || !context.Presence.IsGone(t.Layer));

    /// <summary>Gives every field its name before a variable can take it.</summary>
    public void ReserveNames()
    {
        foreach (var module in Modules.Where(m => !IsLooped(m)).Concat(Tensors))
            identifiers.Of(module.Path);
    }

    public void WriteFields(SourceWriter writer)
    {
        var fields = Modules
            .Where(m => !IsLooped(m) && (Loop(m) is not null || called.ContainsKey(m.Path) || HasState(m)))
            .Select(m => (Type: FieldType(m), Name: identifiers.Of(m.Path)));
        foreach (var type in fields.GroupBy(static f => f.Type))
        {
            var line = "";
            foreach (var (_, name) in type)
            {
                if (line.Length > 0 && line.Length + name.Length > LineLength)
                {
                    writer.Line(line + ";");
                    line = "";
                }
                line += (line.Length == 0 ? $"private readonly {type.Key} " : ", ") + name;
            }
            writer.Line(line + ";");
        }
    }

    /// <summary>
    /// Registers every module under its name. Those of layers without a state are there for their names, where no container calls them:
    /// what they do is written out in <c>forward</c>.
    /// </summary>
    public void WriteConstruction(SourceWriter writer)
    {
        foreach (var module in Modules.Where(m => !IsLooped(m)))
        {
            var parent = module.Parent == scope.Path ? "this" : identifiers.Of(module.Parent);
            if (Loop(module) is { } loop)
                writer.Line($"{identifiers.Of(module.Path)} = AddAll<{ItemType(loop)}>({parent}, \"{module.Name}\","
                    + $"{string.Concat(loop.Calls.Select((c, i) => $"{(i == 0 ? "" : ",")}\n    {Kept(c.Call!).Replace("\n", "\n    ")}"))}"
                    + ");");
            else if (called.TryGetValue(module.Path, out var call))
                writer.Line($"{Guard(conditions.Of(call))}{identifiers.Of(module.Path)} = Add({parent}, \"{module.Name}\", {Kept(call)});");
            else if (module.Same is { } same && module.Layer is null or { State.Count: > 0 })
                writer.Line((module.Layer is null ? "" : Guard(conditions.Of(module.Layer)))
                    + (network.Modules.Any(m => m.Path == same && IsIdentity(m))
                        ? $"Add({parent}, \"{module.Name}\", nn.Identity());"
                        : $"Add({parent}, \"{module.Name}\", {identifiers.Of(same)});"));
            else if (HasState(module))
                writer.Line($"{Guard(conditions.Of(module.Layer!))}{identifiers.Of(module.Path)} = "
                    + $"Add({parent}, \"{module.Name}\", {context.Form.Layer(module.Layer!, context)});");
            else if (IsIdentity(module))
                writer.Line($"Add({parent}, \"{module.Name}\", nn.Identity());");
            else if (module.Layer is null)
                writer.Line(
                    (network.Tree.ModulesIn[module.Path].Concat(network.Tree.TensorsIn[module.Path]).Any()
                        ? $"var {identifiers.Of(module.Path)} = "
                        : "")
                    + $"Add({parent}, \"{module.Name}\", new Level(\"{module.Type}\"));");
            else if (context.Form.Stateless(module.Layer, context) is { } layer)
                writer.Line($"Add({parent}, \"{module.Name}\", {layer});");
        }
        foreach (var tensor in Tensors)
        {
            var parent = tensor.Parent == scope.Path ? "" : identifiers.Of(tensor.Parent) + ".";
            var kind = tensor.Layer is TensorLayer { IsParameter: true } ? "parameter" : "buffer";
            var value = tensor.Same is { } same
                ? $"get_{kind}(\"{ModulePaths.Relative(same, scope.Path)}\")!"
                : context.Form.Layer(tensor.Layer!, context);
            writer.Line($"{(tensor.Layer is null ? "" : Guard(conditions.Of(tensor.Layer)))}"
                + $"{parent}register_{kind}(\"{tensor.Name}\", {value});");
        }
    }

    /// <summary>Gives layers that share a parameter the same one.</summary>
    public void WriteSharing(SourceWriter writer)
    {
        foreach (var set in network.SharedWeights)
        {
            var shared = set[0].Layer is TensorLayer ? $"get_parameter(\"{set[0].Key}\")" : Property(set[0]);
            foreach (var weight in set.Skip(1))
                writer.Line($"{Property(weight)} = {shared};");
        }
    }

    /// <summary>A module that is called as one: of a class of its own, or a container with what is in it.</summary>
    private string Kept(CallScope call)
    {
        if (!call.Call!.IsChain)
            return Created(call);
        var children = network.Tree.ModulesIn[call.Path].ToArray();
        var isNumbered = children.Select(static c => c.Name)
            .SequenceEqual(Enumerable.Range(0, children.Length).Select(static i => CSharp.Literals.Of(i)));
        var items = children.Select(c =>
        {
            // The others keep their numbers.
            var item = IsIdentity(c) || IsLeftOut(c) ? "nn.Identity()"
                : c.Layer is null ? Kept(call.Steps.First(s => s.Call?.Path == c.Path).Call!)
                : c.Layer.State.Count > 0 ? context.Form.Layer(c.Layer, context)
                : context.Form.Stateless(c.Layer, context)!;
            return "\n    " + (isNumbered ? item : $"(\"{c.Name}\", {item})").Replace("\n", "\n    ");
        });
        return $"Sequential({string.Join(",", items)})";
    }

    /// <summary>A module of a class of its own.</summary>
    private string Created(CallScope call) => blockOf[call.Path].Create(call.Path, scope, (type, name, value) =>
        scope.IsRoot ? value : Marks.Write($"{type} {ParameterName(call, name)}", value));

    /// <summary>What a parameter for a parameter of a module in the module is called.</summary>
    private string ParameterName(CallScope call, string name) =>
        name.StartsWith("channels", StringComparison.Ordinal) || name.StartsWith("size", StringComparison.Ordinal)
            ? name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
            : ParameterNames.Of($"{ModulePaths.Relative(call.Path, scope.Path)}.{name}");

    private string Type(CallScope call) => call.Call!.IsChain ? "Sequential" : blockOf[call.Path].Name;

    private string FieldType(ModuleEntry module) => Loop(module) is { } loop ? ItemType(loop) + "[]"
        : called.TryGetValue(module.Path, out var call) ? Type(call)
        : module.Layer!.Type;

    private string ItemType(ModuleLoop loop)
    {
        var types = loop.Calls.Select(c => Type(c.Call!)).Distinct().ToArray();
        return types.Length == 1 ? types[0] : context.Form.BaseType(loop.Calls[0].Call!.Inputs.Count);
    }

    private ModuleLoop? Loop(ModuleEntry list) => scope.Loops.FirstOrDefault(l => l.Path == list.Path);

    private bool IsLooped(ModuleEntry module) => scope.Loops.Any(l => l.Path == module.Parent);

    /// <summary>The modules below a path, but for what is in those that have a class or a container of their own.</summary>
    private IEnumerable<ModuleEntry> In(string path) => network.Tree.ModulesIn[path]
        .SelectMany(m => called.ContainsKey(m.Path) ? [m] : In(m.Path).Prepend(m));

    private static string Guard(string? condition) => condition is null ? "" : $"if ({condition}) ";

    private string Property(WeightName weight) => $"{identifiers.Of(weight.Layer.Path!)}.{weight.Name}";

    private static bool HasState(ModuleEntry module) => module is { Layer.State.Count: > 0, Same: null };

    private bool IsLeftOut(ModuleEntry module) => module.Layer is { } layer && context.Form.IsLeftOut(layer);

    /// <summary>To the interpreter it is a sequence of nothing.</summary>
    private static bool IsIdentity(ModuleEntry module) => module is { Layer: null, Type: "Identity" };
}

using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>Writes the <c>forward</c> of a form's class, or of the class of a module in it: a statement an operation.</summary>
/// <param name="context">The class.</param>
internal abstract class ForwardEmitter(ClassContext context) : ForwardWriter
{
    private readonly HashSet<Node> lasting = [];

    /// <summary>Tensors that come from outside: from the caller, or out of a call.</summary>
    private readonly HashSet<Node> borders =
        [.. context.Scope.Inputs, .. context.Scope.Steps.Where(static s => s.Call is not null).Select(static s => s.Result)];

    private readonly HashSet<Node> made = [.. context.Scope.Steps.Select(static s => s.Result)];
    private readonly HashSet<Node> written = [];
    private Variables variables = null!;

    public override string Batch
    {
        get
        {
            var known = Scope.Inputs.Where(i => !HoldsSplitChannels(i))
                .SelectMany(static i => Enumerable.Range(0, i.Shape.Rank).Select(d => (Input: i, Dimension: d)))
                .Where(p => p.Input.Shape[p.Dimension].IsBatch && !Channels.MapOf(p.Input).IsAlong(p.Dimension))
                .OrderBy(static p => p.Input.Shape[p.Dimension].Factor).ToArray();
            if (known.Length == 0)
                throw new StructureException("its size of the batch cannot be read from what it is given");
            var (input, dimension) = known[0];
            var size = $"{Lasting(input)}.shape[{Literals.Of(dimension)}]";
            return input.Shape[dimension].Factor is var factor and > 1 ? $"({size} / {Literals.Of(factor)})" : size;
        }
    }

    public override ChannelTable Channels => Network.Channels;

    public override string Device => Lasting(Scope.Inputs[0]);

    public override string? Floats => Scope.Inputs
        .Concat(Scope.Statements.Where(s => !IsMade(s.Result) && context.Conditions.Of(s) is null).Select(s => Held(s.Result)))
        .FirstOrDefault(n => n is { ElementType: null, HasSeveralResults: false } && !IsRead(n)) is { } tensor ? Lasting(tensor) : null;

    protected Network Network => context.Network;

    protected CallScope Scope => context.Scope;

    public void Write(SourceWriter writer)
    {
        var statements = Statements();
        // Tensors of which the batch size, the device or the type is read last to the end; that is known once everything is written.
        if (lasting.Count > 0)
            statements = Statements();
        if (Scope.IsRoot && context.Form.StandsAlone)
            writer.Line("/// <inheritdoc/>");
        using (writer.Block(Signature(string.Join(", ", Scope.Inputs.Select(i => $"Tensor {Variable(i)}")))))
            foreach (var statement in statements)
                writer.Line(statement);
    }

    public override string Variable(Node node) => Held(node) is var held && IsRead(held) ? Value(held) : variables.Of(held);

    public override string Module(Layer layer) => context.Identifiers.Of(layer.Path!);

    public override string Local(string path) => ModulePaths.Relative(path, Scope.Path);

    public override string Width(int[] channels) => context.Widths.Of(channels);

    public override string Number(long size) => Scope.IsRoot ? base.Number(size) : Marks.Write("long size", Literals.Of(size));

    protected virtual string Value(Node node) => OperationWriters.Of(node.Operation).Write(node, this);

    /// <summary>Statements before all others.</summary>
    protected virtual IEnumerable<string> Start() => [];

    /// <summary>The head of the method.</summary>
    protected virtual string Signature(string parameters) => $"public override Tensor forward({parameters})";

    /// <summary>The call of a module that has a class of its own.</summary>
    protected virtual string Call(string module, IEnumerable<string> arguments) => $"{module}.call({string.Join(", ", arguments)})";

    public override bool IsSame(Node node) => base.IsSame(node) || (node.Operation.Layer is { } layer && context.Form.IsLeftOut(layer));

    public override bool IsAtHand(Node node) =>
        (written.Contains(node) || (Scope.Inputs.Contains(node) && context.Conditions.Has(node)))
        && !IsSame(node) && !IsRead(node) && !node.HasSeveralResults;

    public override string Lasting(Node node)
    {
        lasting.Add(node);
        return Variable(node);
    }

    private List<string> Statements()
    {
        variables = new Variables(Scope, context.Identifiers.IsTaken, lasting.Contains, Source);
        var conditions = context.Conditions;
        var statements = new List<string>();
        var around = "";
        written.Clear();
        foreach (var step in Scope.Statements.Where(s => s.Call is not null || Source(s.Result) == s.Result))
        {
            if (Scope.Loops.FirstOrDefault(l => l.Statement == step) is { } loop)
            {
                statements.AddRange(Loop(loop));
                written.Add(step.Result);
                continue;
            }
            if (step.Call is null && step.Result.Operation.Layer?.Path is { } path)
            {
                var module = Local(path);
                var parent = module.LastIndexOf('.') is var dot and > 0 ? module.Substring(0, dot) : "";
                if (parent != around && parent.Length > 0)
                    statements.Add($"// {parent}");
                around = parent;
            }
            var value = step.Call is { } call
                ? Call(context.Identifiers.Of(call.Path), call.Inputs.Select(Variable))
                : Value(step.Result) + (IsState(step.Result) ? ".alias()" : "");
            var condition = conditions.Of(step);
            statements.Add((variables.IsDeclaration(step.Result) ? "var " : "")
                + $"{Variable(step.Result)} = {(condition is null ? value : $"{condition} ? {value} : default")};");
            if (condition is null)
                written.Add(step.Result);
        }
        var output = Held(Scope.Outputs[0]);
        if (Scope.Steps.Count == 1 && !Start().Any() && Scope.Steps[0] is { Call: not null } only && conditions.Of(only) is null)
            return [$"return {statements[0].Substring(statements[0].IndexOf('=') + 2)}"];
        if (Scope.Steps.Count == 0)
            return [$"return {Variable(output)}.alias();"];
        var isConditional = Scope.Steps.FirstOrDefault(s => s.Result == output) is { } last && conditions.Of(last) is not null;
        return
        [
            .. Start().Prepend("using var scope = NewDisposeScope();"), .. statements,
            $"return {Variable(output)}{(IsInput(output) ? ".alias()" : "")}{(isConditional ? "?" : "")}.MoveToOuterDisposeScope();"
        ];
    }

    /// <summary>The node whose variable holds this one; null where it is written where it is read.</summary>
    private Node? Source(Node node) => Held(node) is var held && IsRead(held) ? null : held;

    private Node Held(Node node)
    {
        while (IsSame(node) && !borders.Contains(node))
            node = node.Inputs[0];
        return node;
    }

    /// <summary>A parameter, buffer or weight stands where it is read, unless its memory is changed or goes out of the scope.</summary>
    private bool IsRead(Node node) => IsState(node)
        && made.Contains(node) && !Scope.Outputs.Any(o => Held(o) == node) && !Network.GateSites.Contains(node)
        && !node.Consumers.Any(c => c.Operation.OverwritesInput(c) || c.Operation is TrainingChoice);

    /// <summary>Its type is one that was asked for, or that of <see cref="Floats"/>.</summary>
    private static bool IsMade(Node node) => node.Operation is CreationOperation or ZerosOperation;

    private static bool IsState(Node node) => node.Operation is TensorOperand or WeightOperation;

    /// <summary>The variable that the loop changes holds what the first module is given when the loop begins.</summary>
    private IEnumerable<string> Loop(ModuleLoop loop)
    {
        var given = loop.Given;
        var first = loop.Calls[0].Call!.Inputs[given.ToList().IndexOf(null)];
        var variable = Variable(loop.Statement.Result);
        if (Variable(first) != variable)
            yield return $"{(variables.IsDeclaration(loop.Statement.Result) ? "var " : "")}{variable} = {Variable(first)};";
        var item = new[] { "block", "module", "item" }.FirstOrDefault(n => !context.Identifiers.IsTaken(n) && !variables.Has(n))
            ?? "block_";
        yield return $"foreach (var {item} in {context.Identifiers.Of(loop.Path)})\n"
            + $"    {variable} = {Call(item, given.Select(g => g is null ? variable : Variable(g)))};";
    }

    /// <summary>The tensor is an input, whatever was done to it in place: it belongs to the caller's scope.</summary>
    private bool IsInput(Node node)
    {
        while (!Scope.Inputs.Contains(node) && node.Operation.OverwritesInput(node))
            node = node.Inputs[0];
        return Scope.Inputs.Contains(node);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using PrunableNets.Interpreter.Catalogue;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>
/// Runs user code on concrete values and symbolic tensors. Loops really loop; what is only known at run time is an
/// <see cref="UnknownValue"/> that stops the evaluation where the structure of the network would depend on it.
/// </summary>
internal sealed partial class Evaluator
{
    private readonly IrProgram program;
    private readonly Dictionary<string, IrMethod> methods;
    private readonly Dictionary<string, IrType> types;
    private readonly Dictionary<string, IrEnumType> enums;
    private readonly Dictionary<string, Value> statics = new(StringComparer.Ordinal);
    private readonly Stack<int> calls = new();
    private readonly Dictionary<Node, int[]> callTraces = [];
    private readonly EvaluationLimits limits;
    private readonly CancellationToken cancellation;
    private int fuel;

    public Evaluator(IrProgram program, EvaluationLimits limits, CancellationToken cancellation)
    {
        this.program = program;
        this.limits = limits;
        this.cancellation = cancellation;
        fuel = limits.Fuel;
        enums = program.Enums.ToDictionary(static e => e.Id, StringComparer.Ordinal);
        methods = program.Methods.ToDictionary(static m => m.Id, StringComparer.Ordinal);
        types = program.Types.ToDictionary(static t => t.Id, StringComparer.Ordinal);
    }

    public Graph Graph { get; } = new();

    public SharedWeights SharedWeights { get; } = new();

    /// <summary>Steps used so far: the same on every machine.</summary>
    public int FuelUsed => limits.Fuel - fuel;

    /// <summary>The constructor runs: tensors are initial values, of which only shapes matter.</summary>
    public bool IsConstructing { get; private set; }

    /// <summary>Runs the constructor of the network with the given arguments.</summary>
    public ModuleValue Construct()
    {
        IsConstructing = true;
        var made = Make();
        var module = made as ModuleValue ?? throw Stop(FindingKind.Structure, made is UnknownValue unknown ? unknown.Origin : 0, $"the factory returns {made.Describe()}, not a module");
        ModuleTree.AssignPaths(module);
        IsConstructing = false;
        network = module;
        return module;
    }

    /// <summary>Runs the constructor or factory that the program starts with. A class that declares no constructor has one without a body.</summary>
    public Value Make()
    {
        methods.TryGetValue(program.Constructor, out var method);
        var arguments = (method?.Parameters ?? EquatableArray<IrParameter>.Empty).Select((p, i) =>
            i < program.Arguments.Count ? Evaluate(program.Arguments[i], new Frame(null, 0), new Scope(null))
            : p.Default is null ? new UnknownValue($"nothing says what '{p.Name}' is", 0)
            : Evaluate(p.Default, new Frame(null, 0), new Scope(null))).ToArray();
        if (!program.IsFactory)
            return Instantiate(types[program.Entry], program.Entry, method, arguments, 0);
        EnsureStatics(program.Entry);
        return Run(method!, null, arguments, null, 0, ObjectValue.NoTypes);
    }

    /// <summary>Paths of the modules whose fields say that they keep their channels.</summary>
    public IEnumerable<string> KeptPaths(ModuleValue root)
    {
        foreach (var module in new[] { root }.Concat(ModuleTree.Descendants(root)))
            for (var type = module.Type; type is not null && types.TryGetValue(type, out var declared); type = declared.Base)
                foreach (var field in declared.Fields.Where(static f => f.KeepsChannels))
                    if (module.Fields.TryGetValue(field.Key, out var value) && value is ModuleValue { Path: { } path })
                        yield return path;
    }

    /// <summary>Runs <c>forward</c> on symbolic inputs.</summary>
    public Node Forward(ModuleValue module, IReadOnlyList<Value> inputs)
    {
        var result = CallModule(module, inputs, 0);
        if (result is not TensorValue tensor)
            throw Stop(FindingKind.Structure, result is UnknownValue unknown ? unknown.Origin : 0, $"forward returns {result.Describe()}, not a tensor");
        CheckOverwrites(tensor.Node);
        return WithGradientsOfNow([tensor.Node], 0)[0];
    }

    /// <summary>Appends an operation to the graph.</summary>
    public TensorValue Append(Operation operation, int origin, params Node[] inputs)
    {
        if (Graph.Nodes.Count >= limits.Nodes)
            throw Stop(FindingKind.BudgetExhausted, origin, $"forward has more than {limits.Nodes} operations");
        try
        {
            if (!IsConstructing && inputs.FirstOrDefault(static i => i.Shape.Any(static d => d.Factor == 0)) is { } nothing)
                throw Stop(FindingKind.Shape, origin, $"{operation.Name} of a tensor of the shape {nothing.Shape}, which holds nothing; it can only be joined to another");
            var node = Graph.Add(operation, origin, WithGradientsOfNow(inputs, origin));
            NoteGradients(node);
            foreach (var size in node.Shape)
            {
                if (size.Factor < 0 || (size.Factor == 0 && !IsConstructing && operation is not (CreationOperation or ZerosOperation or TensorOperand)))
                    throw Stop(FindingKind.Shape, origin, $"{operation.Name}: the output has the shape {node.Shape}, which holds nothing");
                if (size.Factor > limits.DimensionSize)
                    throw Stop(FindingKind.BudgetExhausted, origin, $"{operation.Name}: the output has the shape {node.Shape}; at most {limits.DimensionSize} are followed in one dimension");
            }
            if (operation is LibraryCall)
                callTraces[node] = calls.ToArray();
            return new TensorValue(node);
        }
        catch (EvaluationException exception)
        {
            throw new EvaluationException(exception.Finding with { Trace = calls.ToArray() });
        }
        catch (BatchSizeException exception)
        {
            throw Stop(FindingKind.UnknownValue, origin, exception.Message);
        }
    }

    /// <summary>The calls that led to a call that is carried over, innermost first.</summary>
    public int[] TraceOf(Node node) => callTraces.TryGetValue(node, out var trace) ? trace : [];

    /// <summary>The exception that ends the evaluation with a finding at <paramref name="origin"/>.</summary>
    public EvaluationException Stop(FindingKind kind, int origin, string message, IReadOnlyList<Hint>? hints = null) =>
        new(new Finding(kind, origin, message) { Trace = calls.ToArray(), Hints = hints ?? [] });

    /// <summary>Refuses an unknown value where a known one is needed.</summary>
    public Value Known(Value value, int origin, string purpose) => value is UnknownValue unknown
        ? throw Stop(unknown.Kind, unknown.Origin == 0 ? origin : unknown.Origin, unknown.Refusal(purpose))
        : value;

    /// <summary>Runs a method body with arguments by position; those that are missing have their defaults.</summary>
    public Value Run(IrMethod method, ObjectValue? self, IReadOnlyList<Value> arguments, Scope? captured, int origin, IReadOnlyDictionary<string, string> typeArguments)
    {
        if (calls.Count >= limits.CallDepth)
            throw Stop(FindingKind.BudgetExhausted, origin, $"calls are nested more than {limits.CallDepth} deep in {method.Name}");
        calls.Push(origin);
        try
        {
            var frame = new Frame(self, origin) { Types = typeArguments };
            var scope = new Scope(captured);
            for (var i = 0; i < method.Parameters.Count; i++)
                scope.Declare(method.Parameters[i].Slot, Named(Argument(method.Parameters[i], i, arguments, origin, frame, scope), method.Parameters[i].Name));
            if (method.IsIterator)
                return new SequenceValue(Iterate(method.Body, self, typeArguments, scope, origin)) { IsIterator = true };
            Execute(method.Body, frame, scope);
            if (frame.Returned is { } returned)
                frame.Result = EndMode(returned.Training, returned.Result, frame.Result, origin);
            return frame.Result;
        }
        finally
        {
            calls.Pop();
        }
    }

    private void Spend(int origin)
    {
        if (--fuel < 0)
            throw Stop(FindingKind.BudgetExhausted, origin, $"the evaluation takes more than {limits.Fuel} steps; is there an endless loop?");
        // At every step: a few hundred nested expressions can use up what the check leaves.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if ((fuel & 0xFF) == 0)
            cancellation.ThrowIfCancellationRequested();
    }
}

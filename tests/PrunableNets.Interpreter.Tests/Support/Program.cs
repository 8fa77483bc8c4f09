using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Interpreter.Tests.Support;

/// <summary>Programs in the intermediate form: a network whose <c>forward</c> returns its input and whose constructor is given.</summary>
internal static class Program
{
    private const int Counter = 1;

    public static IrLiteral Number(int value) => new(5, value);

    public static IrLocal Local(int slot) => new(6, slot, "i");

    /// <summary><c>for (var i = 0; i &lt; count; i++) body</c>.</summary>
    public static IrFor Loop(int count, IrStatement body) => new(
        10,
        Of<IrStatement>(new IrDeclare(11, Counter, "i", Number(0))),
        new IrBinary(12, IrBinaryOperator.Less, Local(Counter), Number(count), IrNumeric.None),
        Of<IrStatement>(new IrExpressionStatement(13, new IrIncrement(13, Local(Counter), 1, true))),
        body);

    public static IrBlock Block(params IrStatement[] statements) => new(20, statements.ToEquatable());

    public static InterpretationResult Run(IrStatement constructor, EvaluationLimits limits, params IrMethod[] methods)
    {
        var construct = Method("Net.ctor", ".ctor", constructor);
        var forward = new IrMethod("Net.forward", "Net", "forward", false, Of(new IrParameter("input", 0, null)), null, new IrReturn(2, new IrLocal(3, 0, "input")), false);
        var type = new IrType("Net", "Net", "TorchSharp.torch.nn.Module", true, EquatableArray<IrFieldDeclaration>.Empty, EquatableArray<IrOverride>.Empty);
        var program = new IrProgram("Net", "Net.ctor", Of(type), methods.Prepend(forward).Prepend(construct).ToEquatable());
        return Interpretation.Run(program, [new([3])], new AnalysisOptions(ResidualTreatment.Branch, []), limits, default);
    }

    public static IrMethod Method(string id, string name, IrStatement body) => new(id, "Net", name, false, EquatableArray<IrParameter>.Empty, null, body, false);

    public static IrCall CallOf(string id, int origin) => new(origin, new IrThis(origin), new IrMethodReference(id, "Net", id, true), EquatableArray<IrArgument>.Empty, false);

    private static EquatableArray<T> Of<T>(params T[] items) => items.ToEquatable();
}

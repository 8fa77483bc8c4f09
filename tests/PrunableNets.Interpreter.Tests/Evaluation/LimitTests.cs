using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Tests.Support;
using Xunit;

namespace PrunableNets.Interpreter.Tests.Evaluation;

/// <summary>Budgets are counted and not timed, so the same program takes the same fuel everywhere, and these numbers are exact.</summary>
public sealed class LimitTests
{
    // The constructor's loop and its parts, forward's return and its local.
    private const int Overhead = 8;
    private const int EachTurn = 6;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void FuelIsExact(int turns) => Assert.Equal(Overhead + (EachTurn * turns), Complete(Program.Run(Empty(turns), new EvaluationLimits())).FuelUsed);

    [Fact]
    public void OneStepLessIsTooLittle()
    {
        var needed = Overhead + (EachTurn * 100);
        Complete(Program.Run(Empty(100), new EvaluationLimits(Fuel: needed)));
        var finding = Refused(Program.Run(Empty(100), new EvaluationLimits(Fuel: needed - 1)));
        Assert.Equal(FindingKind.BudgetExhausted, finding.Kind);
        Assert.Contains($"more than {needed - 1} steps", finding.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void RecursionEndsAtTheCallDepthWithItsTrace()
    {
        var again = Program.Method("again", "again", new IrExpressionStatement(30, Program.CallOf("again", 31)));
        var finding = Refused(Program.Run(new IrExpressionStatement(40, Program.CallOf("again", 41)), new EvaluationLimits(CallDepth: 20), again));
        Assert.Equal((FindingKind.BudgetExhausted, 31), (finding.Kind, finding.Origin));
        Assert.Equal(20, finding.Trace.Count);
        Assert.Equal([31, 41, 0], [finding.Trace[0], finding.Trace[^2], finding.Trace[^1]]);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(-1, false)]
    public void ArraysAreBounded(int length, bool isFine)
    {
        var array = new IrExpressionStatement(30, new IrNewArray(31, new IrExpression[] { Program.Number(length) }.ToEquatable(), Program.Number(0), "int[]"));
        var result = Program.Run(array, new EvaluationLimits(CollectionSize: 100));
        Assert.Equal(isFine, result is InterpretationResult.Complete);
        if (!isFine)
            Assert.Equal((length < 0 ? FindingKind.Throws : FindingKind.BudgetExhausted, 31), (Refused(result).Kind, Refused(result).Origin));
    }

    [Fact]
    public void DeeplyNestedExpressionsEndInAFinding()
    {
        IrExpression deep = Program.Number(1);
        for (var i = 0; i < 2_000_000; i++)
            deep = new IrUnary(30, IrUnaryOperator.Minus, deep);
        var finding = Refused(Program.Run(new IrExpressionStatement(31, deep), new EvaluationLimits()));
        Assert.Equal(FindingKind.BudgetExhausted, finding.Kind);
        Assert.Contains("nested too deeply", finding.Message, System.StringComparison.Ordinal);
    }

    private static IrStatement Empty(int turns) => Program.Loop(turns, Program.Block());

    private static Network Complete(InterpretationResult result) => Assert.IsType<InterpretationResult.Complete>(result).Network;

    private static Finding Refused(InterpretationResult result) => Assert.IsType<InterpretationResult.Refused>(result).Finding;
}

using System.Linq;
using System.Threading.Tasks;
using PrunableNets.CodeFixes.Attributes;
using PrunableNets.CodeFixes.Tests.Support;
using Xunit;

namespace PrunableNets.CodeFixes.Tests.Attributes;

public sealed class BudgetFixTests
{
    // conv: 4 * 3 * 64, last: 2 * 4 * 64.
    private const string Dense = "1280";

    [Theory]
    [InlineData("1K", "1.28K")]
    [InlineData("1.2k", "1.28k")]
    [InlineData("1", Dense)]
    [InlineData("0.001M ", "0.00128M")]
    [InlineData("1 K", "1.28 K")]
    [InlineData("0.000001G", "0.00000128G")]
    public Task ABudgetIsRaisedInItsUnit(string before, string after) => Fix.ExpectAsync<RaiseBudgetFix>(
        Net($"[FlopsBudget(/* of the board */ \"{before}\", Of = ModelForm.Dense)] // agreed\n"),
        Net($"[FlopsBudget(/* of the board */ \"{after}\", Of = ModelForm.Dense)] // agreed\n"), $"Raise the budget to \"{after}\"");

    [Fact]
    public Task TheDearestVariantDecides() => Fix.ExpectAsync<RaiseBudgetFix>(Variants("\"1K\""), Variants("\"3.84K\""));

    [Fact]
    public Task TheDearestVariantDecidesEverywhere() => Fix.ExpectAllAsync<RaiseBudgetFix>(
        "namespace A\n{\n" + Variants("\"1K\"") + "}\nnamespace B\n{\n" + Net("[FlopsBudget(\"1\", Of = ModelForm.Dense)]\n") + "}\n",
        "namespace A\n{\n" + Variants("\"3.84K\"") + "}\nnamespace B\n{\n" + Net("[FlopsBudget(\"1280\", Of = ModelForm.Dense)]\n") + "}\n");

    [Fact]
    public Task AConstantOfTheUserIsLeftAlone() => Fix.ExpectNoneAsync<RaiseBudgetFix>("public static class Budgets { public const string Small = \"1K\"; }\n" + Net("[FlopsBudget(Budgets.Small, Of = ModelForm.Dense)]\n"));

    [Theory]
    [InlineData("// small\n[FlopsBudget(\"1K\", Of = ModelForm.Dense)]\n", "// small\n")]
    [InlineData("    [FlopsBudget(\n        \"1K\",\n        Of = ModelForm.Dense)]   \n", "")]
    [InlineData("[Serializable, FlopsBudget(\"1K\", Of = ModelForm.Dense)]\n", "[Serializable]\n")]
    [InlineData("[FlopsBudget(\"1K\", Of = ModelForm.Dense), Serializable]\n", "[Serializable]\n")]
    [InlineData("[Serializable, // so\n FlopsBudget(\"1K\", Of = ModelForm.Dense)]\n", "[Serializable // so\n ]\n")]
    [InlineData("[Serializable] [FlopsBudget(\"1K\", Of = ModelForm.Dense)]\n", "[Serializable]\n")]
    [InlineData("[FlopsBudget(\"1K\", Of = ModelForm.Dense)] [Serializable] // so\n", "[Serializable] // so\n")]
    [InlineData("[FlopsBudget(\"1K\", Of = ModelForm.Dense)] // agreed\n", "// agreed\n")]
    [InlineData("[FlopsBudget(\"1,x\")]\n", "")]
    public Task ABudgetIsRemoved(string before, string after) => Fix.ExpectAsync<RemoveBudgetFix>(Net(before), Net(after), "Remove the budget");

    [Fact]
    public Task BudgetsAreRemovedEverywhere() => Fix.ExpectAllAsync<RemoveBudgetFix>(
        "namespace A\n{\n" + Variants("\"1K\"") + "}\nnamespace B\n{\n" + Net("[FlopsBudget(\"1\", Of = ModelForm.Dense)]\n") + "}\n",
        "namespace A\n{\n" + Variants("\"1K\"").Split('\n').Where(static l => !l.Contains("FlopsBudget")).Aggregate(static (a, b) => a + "\n" + b) + "}\nnamespace B\n{\n" + Net("") + "}\n");

    [Theory]
    [InlineData("1,5G", "1.5G")]
    [InlineData("56 m", "56M")]
    [InlineData("56m", "56M")]
    [InlineData("56 MFLOPs", "56M")]
    [InlineData("55,840,000", "55840000")]
    [InlineData("55_840_000", "55840000")]
    [InlineData("1,055.5M", "1055.5M")]
    [InlineData("5.5e7", "55000000")]
    public Task ABudgetIsWrittenAsItIsRead(string before, string after) => Fix.ExpectAsync<BudgetTextFix>(Net($"[FlopsBudget(\"{before}\")]\n"), Net($"[FlopsBudget(\"{after}\")]\n"), $"Write the budget as \"{after}\"");

    [Theory]
    [InlineData("1,500")] // one and a half, or one and a half thousand
    [InlineData("many")]
    [InlineData("-5M")]
    [InlineData("")]
    public Task ABudgetThatCouldBeAnything(string budget) => Fix.ExpectNoneAsync<BudgetTextFix>(Net($"[FlopsBudget(\"{budget}\")]\n"));

    private static string Net(string budget) => $$"""
        [Prunable("3x8x8")]
        {{budget}}public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 4, 1);
            private readonly Conv2d last = Conv2d(4, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => last.call(conv.call(input));
        }

        """;

    private static string Variants(string budget) => $$"""
        [Prunable("3x8x8")]
        [Prunable("3x8x8", Name = "Wide", Arguments = new object[] { 12 })]
        [Prunable("3x8x8", Name = "Middle", Arguments = new object[] { 8 })]
        [FlopsBudget({{budget}}, Of = ModelForm.Dense)]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv;
            private readonly Conv2d last;
            public Net(int width = 4) : base("Net")
            {
                conv = Conv2d(3, width, 1);
                last = Conv2d(width, 2, 1);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => last.call(conv.call(input));
        }

        """;
}

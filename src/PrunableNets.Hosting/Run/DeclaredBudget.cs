using System;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace PrunableNets.Hosting;

/// <summary>What the model's <see cref="FlopsBudgetAttribute"/> will say of the plan at the next build.</summary>
internal sealed class DeclaredBudget
{
    private readonly FlopsBudgetAttribute budget;
    private readonly Architecture architecture;
    private readonly long limit;

    private DeclaredBudget(FlopsBudgetAttribute budget, Architecture architecture) =>
        (this.budget, this.architecture, limit) = (budget, architecture, FlopsText.Parse(budget.Budget) ?? long.MaxValue);

    /// <summary>Null for a class that binds its slim form to nothing.</summary>
    public static DeclaredBudget? Of(Type model, Architecture architecture) =>
        model.GetCustomAttribute<FlopsBudgetAttribute>() is { Of: ModelForm.Slim } budget ? new DeclaredBudget(budget, architecture) : null;

    /// <summary>A warning where plans that meet the target may be over the budget; null where they cannot, or the two count differently.</summary>
    public string? Warning(PruningBudget target)
    {
        var amount = target.Targets.Where(t => t.Quantity.Convention == budget.Convention).Select(t => t.Resolve(architecture)).DefaultIfEmpty(limit).Min();
        return amount > limit ? Text("the target is", amount) : null;
    }

    /// <summary>A warning where the plan is over the budget; null where it is not.</summary>
    public string? Warning(PruningPlan plan) => architecture.Flops[budget.Convention].Evaluate(plan.Widths) is var amount && amount > limit ? Text("the plan costs", amount) : null;

    private string Text(string what, long amount) => string.Create(CultureInfo.InvariantCulture,
        $"{what} {amount:N0} FLOPs ({budget.Convention}), over [FlopsBudget(\"{budget.Budget}\")] of the class: the next build fails with PRN3003; prune to a lower target or raise the budget");
}

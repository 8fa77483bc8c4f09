using System;

namespace PrunableNets;

/// <summary>Fails the build when the network, or any of its variants, costs more than the budget.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class FlopsBudgetAttribute : Attribute
{
    /// <param name="budget">A number with an optional unit: <c>"56M"</c>, <c>"1.5G"</c>, <c>"55840000"</c>.</param>
    public FlopsBudgetAttribute(string budget) => Budget = budget;

    /// <summary>The budget as written.</summary>
    public string Budget { get; }

    /// <summary>Which form of the network the budget binds. A slim budget is checked once a plan file exists.</summary>
    public ModelForm Of { get; set; } = ModelForm.Slim;

    /// <summary>The convention in which the budget is counted.</summary>
    public FlopsConvention Convention { get; set; } = FlopsConvention.Mac;
}

using Microsoft.CodeAnalysis;

namespace PrunableNets.Generators.Diagnostics;

/// <summary>Every diagnostic of the generator; each has a page in docs/rules.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Error("PRN0001", "A prunable class has to be partial", "'{0}' is marked [Prunable] and has to be partial, so that its gated twin and slim forms can be generated into it");

    public static readonly DiagnosticDescriptor NotAModule = Error("PRN0002", "A prunable class has to be a module", "'{0}' is marked [Prunable] and has to derive from Module<Tensor, Tensor>, or take several tensors and return one");

    public static readonly DiagnosticDescriptor BadInputShape = Error("PRN0003", "The input shape cannot be read", "The input shape '{0}' of '{1}' cannot be read; write the sizes without the batch, joined by x, as in \"3x32x32\", with the type where it is not float, as in \"128:long\", and B where the batch is if it is not first, as in \"35xBx200\"");

    public static readonly DiagnosticDescriptor NestedOrGeneric = Error("PRN0004", "A prunable class has to stand on its own", "'{0}' is {1}; a class marked [Prunable] has to be a non-generic class directly in a namespace");

    public static readonly DiagnosticDescriptor NoConstructor = Error("PRN0005", "A prunable class needs a constructor without required parameters", "'{0}' has no constructor that can be called without arguments, so its layers cannot be known");

    public static readonly DiagnosticDescriptor BadBudget = Error("PRN0006", "The FLOPs budget cannot be read", "The budget '{0}' cannot be read; write a number with an optional unit, as in \"56M\" or \"1.5G\"");

    public static readonly DiagnosticDescriptor WrongInputCount = Error("PRN0007", "The number of input shapes is wrong", "'{0}' names {1} input shapes, but its forward takes {2} tensors");

    public static readonly DiagnosticDescriptor NameTaken = Error("PRN0008", "A name is needed for generated code", "'{0}' has something named '{1}', which is the name of something that is generated for it; rename one of the two");

    public static readonly DiagnosticDescriptor BadVariant = Error("PRN0009", "A variant cannot be made", "A variant of '{0}' cannot be made: {1}");

    public static readonly DiagnosticDescriptor BadFactory = Error("PRN0010", "A prunable factory has to be static and in a partial class", "'{0}' is marked [Prunable] and {1}");

    public static readonly DiagnosticDescriptor NotPrunable = Error("PRN0011", "The class is no prunable model", "'{0}' is no prunable model: {1}");

    public static readonly DiagnosticDescriptor UnsupportedConstruct = Error("PRN1001", "A construct that cannot be evaluated", "'{0}' cannot be evaluated at compile time: {1}");

    public static readonly DiagnosticDescriptor UnknownValue = Error("PRN1002", "The structure depends on a run-time value", "The structure of '{0}' cannot be known at compile time: {1}");

    public static readonly DiagnosticDescriptor UnknownMember = Error("PRN1003", "A library member that is not known", "'{0}' cannot be evaluated at compile time: {1}");

    public static readonly DiagnosticDescriptor BudgetExhausted = Error("PRN1004", "The evaluation takes too long", "'{0}' cannot be evaluated at compile time: {1}");

    public static readonly DiagnosticDescriptor Throws = Error("PRN1005", "The evaluated code throws", "Evaluating '{0}' ends in an exception: {1}");

    public static readonly DiagnosticDescriptor Structure = Error("PRN1006", "The network cannot be pruned as it is", "'{0}' cannot be pruned: {1}");

    public static readonly DiagnosticDescriptor Shape = Error("PRN2001", "Shapes do not fit", "The shapes in '{0}' do not fit: {1}");

    public static readonly DiagnosticDescriptor Opaque = Info("PRN2002", "Channels are not followed through an operation", "'{0}': {1}");

    public static readonly DiagnosticDescriptor Unused = Info("PRN2003", "A layer is left out of generated code", "'{0}': {1}");

    public static readonly DiagnosticDescriptor BadPlan = Error("PRN3001", "The plan file cannot be read", "The plan file '{0}' cannot be read: {1}");

    public static readonly DiagnosticDescriptor StalePlan = Error(
        "PRN3002", "The plan was made for another network",
        "The plan file '{0}' does not fit '{1}': {2}. Prune again (prunable prune, or your program, built with "
            + "-p:PrunableIgnorePlans=true), or delete the file");

    public static readonly DiagnosticDescriptor BudgetExceeded = Error("PRN3003", "The FLOPs budget is exceeded", "'{0}' ({1}) costs {2} FLOPs ({3} convention), over its budget of {4}; the most expensive layers are {5}{6}");

    public static readonly DiagnosticDescriptor Internal = Error("PRN9001", "An error inside the generator", "The generator failed on '{0}': {1}. This is a defect of PrunableNets; please report it with the class");

    private static DiagnosticDescriptor Info(string id, string title, string message) => new(
        id, title, message, "PrunableNets", DiagnosticSeverity.Info, true);

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, "PrunableNets", DiagnosticSeverity.Error, true);
}

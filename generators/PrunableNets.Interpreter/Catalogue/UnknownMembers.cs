using System;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue;

/// <summary>Members that are in no catalogue: why nothing is known of what they give.</summary>
internal static class UnknownMembers
{
    /// <summary>Files, clock, chance, machine and process: what they give is known when the program runs, and no catalogue could know it before.</summary>
    private static readonly string[] OfTheRun =
    [
        "System.IO.", "System.Net.", "System.Environment.", "System.Console.", "System.Random", "System.Security.Cryptography.", "System.Diagnostics.", "System.Threading.",
        "System.DateTime.", "System.DateTimeOffset.", "System.Guid.NewGuid", "System.GC.", "System.AppContext.", "System.Runtime.InteropServices.RuntimeInformation.",
    ];

    private static readonly string[] OfReflection = ["System.Reflection.", "System.Type.", "System.Activator.", "System.AppDomain.", "System.Runtime.Loader.", "System.Delegate.DynamicInvoke"];

    /// <summary>What the member gives; it is refused when the structure comes to depend on it.</summary>
    public static UnknownValue Value(string member, int origin) => IsOfTheRun(member) ? new UnknownValue($"{member} of the running program", origin)
        : IsReflection(member) ? new UnknownMemberValue($"{member} is reflection", origin)
        : new UnknownMemberValue($"{member} is not known to the interpreter", origin);

    /// <summary>The refusal of a member that could change the structure by being called.</summary>
    public static EvaluationException Stop(Evaluator evaluator, string member, int origin) => IsReflection(member)
        ? evaluator.Stop(FindingKind.UnknownMember, origin, $"{member} is reflection, which is not evaluated")
        : evaluator.Stop(FindingKind.UnknownMember, origin, $"{member} is not known to the interpreter");

    private static bool IsOfTheRun(string member) => Array.Exists(OfTheRun, p => member.StartsWith(p, StringComparison.Ordinal));

    private static bool IsReflection(string member) => Array.Exists(OfReflection, p => member.StartsWith(p, StringComparison.Ordinal));
}

using System.Diagnostics;
using System.Reflection;

namespace PrunableNets.Hosting;

/// <summary>Whether TorchSharp (0.107) keeps the arguments of its native calls from the garbage collector: optimised methods let go of them too early.</summary>
internal static class ArgumentLifetimes
{
    /// <summary>What the user should know; null where arguments are kept.</summary>
    /// <param name="torchSharp">The loaded assembly.</param>
    public static string? Note(Assembly torchSharp) =>
        torchSharp.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true }
            ? null
            : $"{torchSharp.GetName().Name} may lose a Scalar to the garbage collector in the middle of a native call, which ends a training with \"Expected false to be true\"; import PrunableNets.targets into the program's project.";
}

using System.Runtime.CompilerServices;
using PrunableNets.Arithmetic;

namespace PrunableNets.TestKit;

/// <summary>Tests compute as programs do: through the door. Compiled into every test project that runs networks.</summary>
internal static class ArithmeticInitializer
{
    [ModuleInitializer]
    internal static void Open() => ArithmeticDoor.Process.Open();
}

using System.Reflection;

namespace PrunableNets.Hosting;

internal static class Versions
{
    public static string PrunableNets { get; } =
        typeof(PlanFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

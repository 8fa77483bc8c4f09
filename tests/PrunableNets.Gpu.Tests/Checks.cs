using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;

namespace PrunableNets.Gpu.Tests;

/// <summary>Runs the tests of this program without a test host, of which the machine has none.</summary>
internal static class Checks
{
    /// <returns>Name, time, and what went wrong: null where the test passed.</returns>
    public static IEnumerable<(string Name, TimeSpan Time, string? Failure)> Run()
    {
        foreach (var test in typeof(Checks).Assembly.GetTypes().SelectMany(static t => t.GetMethods()).Where(static m => m.GetCustomAttribute<FactAttribute>() is not null))
        {
            var start = Stopwatch.GetTimestamp();
            string? failure = null;
            try
            {
                test.Invoke(Activator.CreateInstance(test.DeclaringType!), null);
            }
            catch (TargetInvocationException e)
            {
                failure = e.InnerException!.Message;
            }
            yield return (test.Name.Replace('_', ' '), Stopwatch.GetElapsedTime(start), failure);
        }
    }
}

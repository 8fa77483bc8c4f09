using System.Collections.Generic;
using System.Linq;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Checks;

/// <summary>Finds a smaller network that fails in the same way.</summary>
internal static class Shrinker
{
    /// <summary>Networks that are tried at most.</summary>
    private const int Attempts = 300;

    public static (RandomNetwork Network, FailureException Failure) Shrink(RandomNetwork network, FailureException failure)
    {
        var seen = new HashSet<string>([network.Source()]);
        var attempts = Attempts;
        while (attempts > 0)
        {
            var smaller = network.Smaller().Where(n => seen.Add(n.Source())).Take(attempts).Select(n =>
            {
                attempts--;
                return (Network: n, Failure: Failure(n));
            }).FirstOrDefault(t => t.Failure?.Kind == failure.Kind);
            if (smaller.Failure is null)
                break;
            (network, failure) = (smaller.Network, smaller.Failure);
        }
        return (network, failure);
    }

    /// <summary>What is wrong with a network, or null.</summary>
    public static FailureException? Failure(RandomNetwork network)
    {
        try
        {
            using var compiled = Compiled.From([network]);
            NetworkCheck.Run(compiled, network);
            return null;
        }
        catch (FailureException failure)
        {
            return failure;
        }
    }
}

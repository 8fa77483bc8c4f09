using System;
using System.Reflection;
using PrunableNets.Generators.Tests.Breadth;
using PrunableNets.Generators.Tests.Support;
using Xunit;
using Xunit.Sdk;

namespace PrunableNets.Generators.Tests.Differential;

/// <summary>
/// Bodies of <c>forward</c> between two convolutions: the generated forms compute what the class does, or the generator refuses; what it refuses
/// stands beside the other refusals. A file has one body a line.
/// </summary>
public sealed class ForwardTests
{
    [Fact]
    public void TheFormsComputeWhatTheClassDoes() => NumberedNetworks.Compare("Forward.txt", static line => Refusal.Net(line), Difference);

    private static string? Difference(Type type, Architecture architecture, string text)
    {
        try
        {
            SlimAndGated.AssertComputeTheSame(type, architecture, new BreadthNetwork("", $"// float32 alone: for speed\n{text}"));
            return null;
        }
        catch (Exception exception) when (exception is XunitException or TargetInvocationException or System.Runtime.InteropServices.ExternalException)
        {
            return (exception.InnerException ?? exception).Message;
        }
    }
}

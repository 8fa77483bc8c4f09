using System;
using System.IO;
using System.Linq;
using System.Reflection;
using PrunableNets.Generators.Tests.Support;
using TorchSharp;
using Xunit;

namespace PrunableNets.Generators.Tests.Differential;

/// <summary>
/// Statements of a constructor that find a width by asking the real library: the generator finds the same, or refuses; what it refuses stands beside
/// the other refusals. A file has one constructor a line.
/// </summary>
public sealed class ConstructorTests
{
    public static TheoryData<string> Topics => new(Directory.GetFiles(Path.Combine(IdiomTests.Folder, "Constructors"), "*.txt").Select(static p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Topics))]
    public void TheWidthIsTheRealOne(string topic) => NumberedNetworks.Compare($"Constructors/{topic}.txt", static line => Refusal.Net(constructor: line), static (type, architecture, _) =>
        Real(type) is var real && real != $"{architecture.Groups.Single().Channels}" ? $"found {architecture.Groups.Single().Channels}, really {real}" : null);

    private static string Real(Type type)
    {
        try
        {
            using var network = (torch.nn.Module)Activator.CreateInstance(type)!;
            return $"{network.get_parameter("conv.weight")!.shape[0]}";
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.GetType().Name;
        }
    }
}

using System.Linq;

namespace PrunableNets.Integration.Tests;

/// <summary>A test class with one case a network of the zoo.</summary>
public abstract class ZooTests
{
    public static TheoryData<string> Names => new(Zoo.Models.Select(static m => m.Name));
}

using System;

namespace PrunableNets;

/// <summary>Names a method or criterion: in configuration (<c>"Method": "Taylor"</c>, options in the section <c>"Taylor"</c>), in plans and certificates.</summary>
/// <param name="name">One word, unlike that of any other method.</param>
/// <param name="source">Where it comes from: a paper, a repository.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PruningMethodAttribute(string name, string source) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Name => name;

    /// <summary>Where it comes from.</summary>
    public string Source => source;
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PrunableNets.RandomNetworks.Tests.Networks;

/// <summary>Collects the fields, the constructor and <c>forward</c> of one module class, and the classes nested in it.</summary>
/// <param name="prefix">What the names of nested classes begin with: C# lets no class contain one of its own name.</param>
internal sealed class NetworkWriter(string prefix = "Block")
{
    private readonly List<string> fields = [];
    private readonly List<string> construction = [];
    private readonly List<string> body = [];
    private readonly List<string> nested = [];
    private int variables;

    /// <summary>A field that is set in the constructor.</summary>
    public string Field(string type, string value)
    {
        var name = $"{char.ToLowerInvariant(type[0])}{type.Substring(1)}{fields.Count.ToString(CultureInfo.InvariantCulture)}";
        fields.Add($"private readonly {type} {name};");
        construction.Add($"{name} = {value};");
        return name;
    }

    public void Line(string statement) => body.Add(statement);

    /// <summary>A new local.</summary>
    public string Let(string expression)
    {
        var name = $"t{(variables++).ToString(CultureInfo.InvariantCulture)}";
        body.Add($"var {name} = {expression};");
        return name;
    }

    /// <summary>A new local that holds a feature map.</summary>
    public Flow Let(string expression, int channels, int height, int width) => new(Let(expression), channels, height, width);

    /// <summary>A new local of the same size.</summary>
    public Flow Let(string expression, Flow like) => like with { Name = Let(expression) };

    /// <summary>A module class of its own, kept in a field and called on <paramref name="x"/>.</summary>
    public Flow Nested(Flow x, Func<NetworkWriter, Flow, Flow> write)
    {
        var type = $"{prefix}{nested.Count.ToString(CultureInfo.InvariantCulture)}";
        var writer = new NetworkWriter(type + "_");
        var result = write(writer, x with { Name = "input" });
        nested.Add(writer.Class($"private sealed class {type} : Module<Tensor, Tensor>", type, result.Name));
        var field = Field(type, $"new {type}()");
        return Let($"{field}.call({x.Name})", result);
    }

    /// <summary>The class.</summary>
    public string Class(string declaration, string name, string result)
    {
        var text = new StringBuilder();
        text.Append(declaration).Append("\n{\n");
        foreach (var field in fields)
            text.Append("    ").Append(field).Append('\n');
        text.Append($"\n    public {name}() : base(\"{name}\")\n    {{\n");
        foreach (var line in construction)
            text.Append("        ").Append(line).Append('\n');
        text.Append("        RegisterComponents();\n    }\n\n    public override Tensor forward(Tensor input)\n    {\n");
        foreach (var line in body)
            text.Append("        ").Append(line).Append('\n');
        text.Append($"        return {result};\n    }}\n");
        foreach (var type in nested)
            text.Append("\n    ").Append(type.TrimEnd('\n').Replace("\n", "\n    ").Replace("    \n", "\n")).Append('\n');
        return text.Append("}\n").ToString();
    }
}

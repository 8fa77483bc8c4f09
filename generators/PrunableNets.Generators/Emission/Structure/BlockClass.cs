using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.Forms;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>A class of modules in a form that differ in nothing but widths.</summary>
internal sealed class BlockClass
{
    private readonly List<(string Type, string Name, IReadOnlyList<string> Values)> parameters = [];
    private readonly Dictionary<string, int> instances = new(StringComparer.Ordinal);
    private readonly ClassText first;
    private readonly List<string> expressions = [];
    private readonly Form form;
    private ClassText? written;

    /// <param name="name">The name.</param>
    /// <param name="paths">Its modules.</param>
    /// <param name="texts">What they are, one a module, alike but for marks.</param>
    /// <param name="inputs">Tensors that its <c>forward</c> takes.</param>
    /// <param name="form">The form.</param>
    public BlockClass(string name, IReadOnlyList<string> paths, IReadOnlyList<ClassText> texts, int inputs, Form form)
    {
        Name = name;
        Inputs = inputs;
        this.form = form;
        first = texts[0];
        for (var i = 0; i < paths.Count; i++)
            instances[paths[i]] = i;
        var marked = texts.Select(static t => t.Marked).ToArray();
        if (IsOfOne)
        {
            // There is nothing that another could have otherwise: widths are named where they are.
            expressions.AddRange(marked[0].Select(static m => m.Value));
            return;
        }
        for (var place = 0; place < marked[0].Count; place++)
        {
            var values = marked.Select(m => m[place].Value).ToArray();
            expressions.Add(values.All(v => v == values[0]) && values[0].All(char.IsDigit)
                ? values[0]
                : Parameter(marked[0][place].Name, values));
        }
    }

    public string Name { get; }

    /// <summary>Tensors that its <c>forward</c> takes.</summary>
    public int Inputs { get; }

    private ClassText Written => written ??= first.With(expressions);

    private bool IsOfOne => instances.Count == 1;

    /// <summary>What a module of the class is made with.</summary>
    /// <param name="path">The module.</param>
    /// <param name="scope">In whose class it is made.</param>
    /// <param name="write">Writes the argument for a parameter, given its type, name and value.</param>
    public string Create(string path, CallScope scope, Func<string, string, string, string> write)
    {
        var arguments = form.Arguments(IsOfOne, scope, path)
            .Concat(parameters.Select(p => write(p.Type, p.Name, p.Values[instances[path]])));
        return $"new {Name}({string.Join(", ", arguments)})";
    }

    /// <summary>The name stands somewhere in the class.</summary>
    public bool Uses(string name) => Written.Uses(name);

    public void Write(SourceWriter writer)
    {
        var text = Written;
        var given = form.Fields(IsOfOne).ToArray();
        var fields = given.Concat(parameters.Select(static p => new KeptParameter(p.Type, p.Name, p.Name)))
            .Where(f => ClassText.Uses(text.Forward, f.Name)).ToArray();
        using var type = writer.Block($"private sealed class {Name} : {form.BaseType(Inputs)}");
        foreach (var alike in fields.GroupBy(static f => f.Type))
            writer.Line($"private readonly {alike.Key} {string.Join(", ", alike.Select(static f => f.Name))};");
        writer.Text(text.Fields);
        if (fields.Length > 0 || text.Fields.Length > 0)
            writer.Line();
        var taken = form.Parameters(IsOfOne).Concat(parameters.Select(static p => $"{p.Type} {p.Name}"));
        using (writer.Block($"public {Name}({string.Join(", ", taken)}) : base(\"{Name}\"{form.BaseArguments})"))
        {
            foreach (var field in fields.Where(static f => f.Name != f.Value))
                writer.Line($"{field.Name} = {field.Value};");
            string[] same = [.. fields.Where(static f => f.Name == f.Value).Select(static f => f.Name)];
            if (same.Length > 0)
                writer.Line(same.Length == 1 ? $"this.{same[0]} = {same[0]};"
                    : $"({string.Join(", ", same.Select(static n => "this." + n))}) = ({string.Join(", ", same)});");
            // What only the construction reads is no field.
            foreach (var local in given.Except(fields).Where(f => ClassText.Uses(text.Construction, f.Name)))
                writer.Line($"var {local.Name} = {local.Value};");
            writer.Text(text.Construction);
        }
        writer.Line();
        writer.Text(text.Forward);
        if (form.HasOwnBase(Inputs))
            return;
        writer.Line();
        writer.Line("protected override void RegisterComponents() { }");
    }

    /// <summary>The parameter that has these values; places that always have the same share one.</summary>
    private string Parameter(string marked, IReadOnlyList<string> values)
    {
        var space = marked.LastIndexOf(' ');
        var (type, wish) = (marked.Substring(0, space), marked.Substring(space + 1));
        var known = parameters.FirstOrDefault(p => p.Type == type && p.Values.SequenceEqual(values));
        if (known.Name is not null)
            return known.Name;
        var name = wish;
        for (var i = 2; first.Uses(name) || parameters.Any(p => p.Name == name); i++)
            name = wish + i;
        parameters.Add((type, name, values));
        return name;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Generators.Emission.Graph;

/// <summary>Collects the arguments of an operation; those that have their usual value are left out.</summary>
internal sealed class GraphArguments
{
    private readonly List<KeyValuePair<string, string>> values = [];

    public GraphAttributes Attributes => values.Count == 0 ? GraphAttributes.None : new GraphAttributes(values);

    public void Add(string name, string text) => values.Add(new KeyValuePair<string, string>(name, text));

    public void Add(string name, long number, long? usual = null)
    {
        if (number != usual)
            Add(name, Text(number));
    }

    public void Add(string name, double number, double? usual = null)
    {
        if (number != usual)
            Add(name, Text(number));
    }

    public void Add(string name, bool truth, bool usual = false)
    {
        if (truth != usual)
            Add(name, Text(truth));
    }

    public void Add(string name, IEnumerable<long> numbers, long? usual = null)
    {
        var all = numbers.ToArray();
        if (usual is null || all.Any(n => n != usual))
            Add(name, string.Join(",", all.Select(static n => Text(n))));
    }

    public void Add(string name, IEnumerable<double> numbers) => Add(name, string.Join(",", numbers.Select(static n => Text(n))));

    /// <summary>The arguments of a call that are no tensors, under their names or else their places.</summary>
    public void Add(Call call)
    {
        for (var i = 0; i < call.Arguments.Count; i++)
            if (Text(call.Arguments[i].Value) is { } text)
                Add(call.Arguments[i].Name ?? Text(i), text);
    }

    /// <summary>Null for tensors and for what is elsewhere: the shape is the node's, the device that of the network.</summary>
    private static string? Text(ArgumentValue value) => value switch
    {
        ConstantArgument { Value: var constant } => constant is null ? null : Text(constant),
        SizeArgument size => Text(size.Value),
        EnumArgument member => member.Member,
        ElementTypeArgument type => type.Type,
        BatchSizeArgument batch => new GraphDimension(batch.Factor, true).ToString(),
        TrainingArgument training => Text(training.IsNegated),
        ArrayArgument { Items: var items } => Joined(items),
        TupleArgument { Items: var items } => Joined(items),
        _ => null,
    };

    private static string? Joined(IReadOnlyList<ArgumentValue> items)
    {
        var texts = items.Select(Text).ToArray();
        return texts.Any(static t => t is null) ? null : string.Join(",", texts);
    }

    private static string Text(object constant) => constant switch
    {
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(constant, CultureInfo.InvariantCulture)!,
    };
}

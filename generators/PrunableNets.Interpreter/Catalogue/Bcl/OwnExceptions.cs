using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Exception classes of the user's: their objects hold what the framework's constructor was given.</summary>
internal static class OwnExceptions
{
    private const string Text = "$message";
    private const string Inner = "$inner";

    public static Type? Base(Evaluator evaluator, ObjectValue instance) => evaluator.FrameworkBase(instance.Type) is { } name ? Framework.Type(name) : null;

    public static bool IsException(Evaluator evaluator, ObjectValue instance) => Base(evaluator, instance) is { } type && typeof(Exception).IsAssignableFrom(type);

    /// <summary>The constructor of the framework class that a class of the user's derives from.</summary>
    public static void Initialize(Evaluator evaluator, ObjectValue instance, string? type, IReadOnlyList<Argument> arguments, int origin)
    {
        if (type is null or "object" or "System.ValueType" || evaluator.TypeOf(type) is not null)
            return;
        if (!Framework.IsException(type))
            throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"a class derived from {type}");
        var given = arguments.Where(static a => a.Name is "message" or "innerException" or "inner").ToArray();
        if (given.Length < arguments.Count)
            throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"'{arguments.First(a => !given.Contains(a)).Name}' of the constructor of {type}");
        foreach (var argument in given)
            instance.Fields[argument.Name == "message" ? Text : Inner] = argument.Value;
    }

    /// <summary>What a message says of a thrown object.</summary>
    public static string Message(Evaluator evaluator, Value thrown, int origin) => thrown switch
    {
        ScalarValue { Object: Exception exception } => exception.Message,
        ObjectValue instance when Read(evaluator, instance, "Message", origin) is ScalarValue { Object: string text } => text,
        _ => "",
    };

    /// <summary>A property that a class of the user's inherits from the framework.</summary>
    public static Value? Read(Evaluator evaluator, ObjectValue instance, string name, int origin) => name switch
    {
        _ when !IsException(evaluator, instance) => null,
        "Message" => evaluator.CallOwn(instance, "M:System.Exception.get_Message", [], origin)
            ?? (instance.Fields.TryGetValue(Text, out var text) && !Evaluator.IsNull(text) ? text
                : throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, "the message of an exception that was given none")),
        "InnerException" => instance.Fields.TryGetValue(Inner, out var inner) ? inner : ScalarValue.Null,
        _ => null,
    };
}

using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>StringBuilder</c>, which changes: it is asked once, with texts that are the same in every culture.</summary>
internal static class TextBuilders
{
    public static Value? Call(Evaluator evaluator, StringBuilder builder, Value self, string name, MethodInfo method, IReadOnlyList<Value> arguments, int origin)
    {
        switch (name)
        {
            case "Append" when arguments.Count == 1 && arguments[0] is not (ListValue or SpanValue):
                builder.Append(evaluator.Text(arguments[0], origin));
                return self;
            case "Insert" when arguments.Count == 2 && Numbers.ToLong(arguments[0]) is { } place && arguments[1] is not (ListValue or SpanValue):
                if (place < 0 || place > builder.Length)
                    return null;
                builder.Insert((int)place, evaluator.Text(arguments[1], origin));
                return self;
            case "AppendJoin" when arguments.Count == 2:
                builder.Append(string.Join(evaluator.Text(arguments[0], origin), evaluator.Items(arguments[1], origin).Select(v => evaluator.Text(v, origin))));
                return self;
            case "AppendFormat":
                return null;
        }
        var parameters = method.GetParameters();
        var converted = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
            if (!HostValues.TryTo(evaluator, arguments[i], parameters[i].ParameterType, origin, out converted[i]))
                return null;
        try
        {
            var result = method.Invoke(builder, converted);
            return ReferenceEquals(result, builder) ? self : HostValues.From(result);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            throw new FrameworkException(inner);
        }
    }
}

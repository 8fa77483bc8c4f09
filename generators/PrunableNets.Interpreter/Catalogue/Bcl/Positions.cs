using System;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>Index</c> and <c>Range</c>.</summary>
internal static class Positions
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Constructor("System.Index", static call => new PositionValue((int)call.Long("value"), call.Bool("fromEnd", false)));
        catalogue.Method("System.Index", "op_Implicit", static call => new PositionValue((int)call.Long("value"), false));
        catalogue.Method("System.Index", "FromStart", static call => new PositionValue((int)call.Long("value"), false));
        catalogue.Method("System.Index", "FromEnd", static call => new PositionValue((int)call.Long("value"), true));
        catalogue.Method("System.Index", "GetOffset", static call => new ScalarValue(((PositionValue)call.Target!).In((int)call.Long("length"))));
        catalogue.Property("System.Index", "Start", static _ => new PositionValue(0, false));
        catalogue.Property("System.Index", "End", static _ => new PositionValue(0, true));
        catalogue.Constructor("System.Range", static call => new RangeValue(call.At(0), call.At(1)));
        catalogue.Method("System.Range", "StartAt", static call => new RangeValue(call.At(0), null));
        catalogue.Method("System.Range", "EndAt", static call => new RangeValue(null, call.At(0)));
        catalogue.Property("System.Range", "All", static _ => new RangeValue(null, null));
        catalogue.Method("System.Range", "GetOffsetAndLength", static call =>
        {
            var range = (RangeValue)call.Target!;
            var length = (int)call.Long("length");
            var start = range.Start is null ? 0 : call.Evaluator.Position(range.Start, length, call.Origin);
            var end = range.End is null ? length : call.Evaluator.Position(range.End, length, call.Origin);
            return start < 0 || end < start || end > length ? throw call.Throw(new ArgumentOutOfRangeException(nameof(length))) : new TupleValue(new ScalarValue(start), new ScalarValue(end - start));
        });
    }
}

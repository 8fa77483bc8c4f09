namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms whose results show in which order, and how often, parts of an expression are evaluated.</summary>
internal static class EvaluationOrderIdioms
{
    private sealed class Trace
    {
        public string Text { get; private set; } = "";

        public T Mark<T>(string name, T value)
        {
            Text += name;
            return value;
        }
    }

    private static string Describe(int a, int b, int c = 30, string tail = "!") => $"{a},{b},{c}{tail}";

    private static Trace? Find(bool present) => present ? new Trace() : null;

    public static string ACompoundAssignmentReadsItsIndexOnce()
    {
        int[] v = [1, 2, 3];
        int i = 0;
        v[i++] += 11;
        v[i++] += v[i];
        return $"{v[0]} {v[1]} {v[2]} {i}";
    }

    public static int ATargetIsChosenBeforeTheValue()
    {
        int[] a = [5, 6, 7];
        int i = 0;
        a[i] = i = 2;
        a[i] = --i;
        return (a[0] * 1000) + (a[1] * 100) + (a[2] * 10) + i;
    }

    public static string NamedArgumentsAreEvaluatedAsWritten()
    {
        int n = 1;
        return Describe(c: n++, b: n++, a: n) + Describe(tail: $"{n++}", a: n, b: ++n);
    }

    public static int ACompoundAssignmentReadsTheLeftFirst()
    {
        int x = 3;
        x += (x++ * 2) + x;
        x -= x = 4;
        return x;
    }

    public static int NestedIncrements()
    {
        int i = 1;
        int r = i++ + (++i * i--) - --i;
        return (r * 10) + i;
    }

    public static string ShortCircuitsSkipTheRight()
    {
        var trace = new Trace();
        bool first = (trace.Mark("a", false) && trace.Mark("b", true)) || (trace.Mark("c", true) | trace.Mark("d", false));
        bool second = (trace.Mark("e", true) || trace.Mark("f", true)) & trace.Mark("g", false);
        return trace.Text + first + second;
    }

    public static string CoalescingEvaluatesTheRightOnlyForNull()
    {
        var trace = new Trace();
        string? name = Find(false)?.Text;
        name ??= trace.Mark("a", "x");
        name ??= trace.Mark("b", "y");
        return (name ?? trace.Mark("c", "z")) + trace.Text;
    }

    public static string AConditionalAccessSkipsTheRestOfTheChain()
    {
        int calls = 0;
        int none = Find(false)?.Mark("a", "xyz").Substring(calls++).PadLeft(calls++).Length ?? -1;
        int some = Find(true)?.Mark("a", "xyz").Substring(++calls).Length ?? -1;
        return $"{none} {some} {calls}";
    }

    public static string ConcatenationAssociatesLeft()
    {
        int i = 1;
        return i + 2 + "a" + i++ + i++ + (i + i) + i-- + -i;
    }

    public static string TheReceiverComesBeforeTheArguments()
    {
        var trace = new Trace();
        int value = trace.Mark("receiver ", trace).Mark(trace.Mark("first ", "call "), trace.Mark("second ", 4));
        return trace.Text + value;
    }

    public static int ARightSideMayReplaceTheArray()
    {
        int[] a = [1, 2];
        int[] old = a;
        a[0] = (a = [8, 9])[1];
        return (old[0] * 100) + a[0];
    }

    public static int ACompoundAssignmentIgnoresChangesOfTheRight()
    {
        int[] v = [1];
        int Change() => v[0] = 100;
        v[0] += Change() / 20;
        return v[0];
    }

    public static string ATupleAssignmentChoosesAllTargetsFirst()
    {
        int[] v = [1, 2, 3];
        int i = 0;
        (v[i++], v[i++], i) = (v[i], i, v[0] + 40);
        return $"{v[0]} {v[1]} {v[2]} {i}";
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about using, Dispose, lock and enumerators: what is closed, when, and in which order.</summary>
internal static class LifetimesIdioms
{
    private class Resource : IDisposable
    {
        private readonly StringBuilder log;

        public Resource(StringBuilder log, string name)
        {
            this.log = name == "bad" ? throw new ArgumentException("refused") : log;
            Name = name;
            log.Append('+').Append(name);
        }

        public string Name { get; set; }

        public void Dispose() => log.Append('-').Append(Name);
    }

    private sealed class Twice(StringBuilder log, string name) : Resource(log, name), IDisposable
    {
        void IDisposable.Dispose()
        {
            Name += "!";
            Dispose();
        }
    }

    private struct Handle(StringBuilder log) : IDisposable
    {
        private int uses;
        public void Use() => log.Append(++uses);
        public void Dispose() => log.Append('d').Append(uses);
    }

    private readonly ref struct Scope(StringBuilder log)
    {
        public void Dispose() => log.Append("scope");
    }

    private sealed class Steps(StringBuilder log, int left) : IDisposable
    {
        public int Current => left;
        public Steps GetEnumerator() => this;
        public bool MoveNext() => --left > 0;
        public void Dispose() => log.Append("closed");
    }

    private static string Logged(Action<StringBuilder> work)
    {
        var log = new StringBuilder();
        try { work(log); }
        catch (Exception e) { log.Append(e is ArgumentException ? $"<{e.Message}>" : "<other>"); }
        return log.ToString();
    }

    private static int Measure(StringBuilder log)
    {
        using var resource = new Resource(log, "m");
        return log.Append("return").Length;
    }

    private static IEnumerable<int> Numbers(StringBuilder log)
    {
        using var resource = new Resource(log, "n");
        for (int i = 5; ; i++) { yield return i; }
    }

    public static string DeclarationsAreClosedInReverse() => Logged(log =>
    {
        using var a = new Resource(log, "a");
        using Resource b = new(log, "b"), c = new(log, "c");
        b.Name += a.Name;
    });

    public static string StatementsNestAndMayHoldNull() => Logged(log =>
    {
        using (Resource? none = log.Length > 0 ? new Resource(log, "never") : null)
        using (Resource a = new(log, "a"), b = new(log, "b")) { log.Append(none?.Name ?? "null"); }
    });

    public static string AFailedConstructorClosesTheEarlierOnes() => Logged(log =>
    {
        using var a = new Resource(log, "a");
        using var bad = new Resource(log, "bad");
        log.Append("never");
    });

    public static string DisposeRunsBeforeAnOuterCatch() => Logged(log =>
    {
        using (new Resource(log, "a"))
        {
            try { log.Append(int.Parse("5") / (log.Length - 2)); }
            finally { log.Append("finally"); }
        }
    });

    public static string EachRoundOfALoopClosesItsOwn() => Logged(log =>
    {
        for (int i = 0; i < 4; i++)
        {
            using var round = new Resource(log, $"{i}");
            if (i == 1) { continue; }
            if (i == 2) { break; }
            log.Append('.');
        }
    });

    public static string AStructIsClosedInItsLastState() => Logged(log =>
    {
        using var handle = new Handle(log);
        handle.Use();
        var copy = handle;
        copy.Use();
        handle.Use();
    });

    public static string AnExplicitDisposeIsTheOneUsed() => Logged(log => { using var t = new Twice(log, "t"); t.Dispose(); });

    public static string ARefStructIsClosedByPattern() => Logged(log => { using (new Scope(log)) { log.Append("body "); } });

    public static string ALeftLoopClosesItsEnumerator() => Logged(log =>
    {
        foreach (int n in new Steps(log, 9)) { if (log.Append(n).Length > 2) { return; } }
    });

    public static string AnIteratorClosesWhatItUses() => Logged(log => log.Append(Numbers(log).Skip(1).Take(2).Sum()));

    public static int TheReturnedValueComesBeforeTheClosing() => new StringBuilder() is var log ? (Measure(log) * 100) + log.Length : 0;

    public static string LocksNestAndLetGo() => Logged(log => { lock (log) { lock (log) { log.Append("in"); } log.Append("out"); } });
}

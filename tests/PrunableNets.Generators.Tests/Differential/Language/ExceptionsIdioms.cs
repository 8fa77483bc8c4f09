using System;
using System.Collections.Generic;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about exceptions: who catches them, what still runs, and what they carry.</summary>
internal static class ExceptionsIdioms
{
    private class ShapeException(string layer, int width) : Exception($"{layer} cannot be {width} wide")
    {
        public int Width => width;
    }

    private sealed class EmptyException(string layer) : ShapeException(layer, 0)
    {
        public override string Message => base.Message + "!";
    }

    private sealed class Layer
    {
        public Layer(string name, int width)
        {
            Name = name ?? throw new ArgumentNullException(nameof(name));
            Width = width > 0 ? width : throw (width == 0 ? new EmptyException(name) : new ShapeException(name, width));
        }

        public string Name { get; }

        public int Width { get; }
    }

    private static class Broken
    {
        public static readonly int Width;

        static Broken() => Width = new Layer("static", -1).Width;
    }

    private static Layer Check(string? width)
    {
        ArgumentNullException.ThrowIfNull(width);
        return new Layer(width, 1);
    }

    private static int Finally(int[] seen)
    {
        int value = 1;
        try
        {
            return value;
        }
        finally
        {
            value += 5;
            seen[0] += value;
        }
    }

    private static string Provoke(int kind, object box, string? text, int zero)
    {
        try
        {
            return kind switch
            {
                0 => $"{(new int[2])[text?.Length ?? -1]}",
                1 => $"{7 / zero}",
                2 => (string)box,
                3 => text!.Trim(),
                4 => new Dictionary<string, string>()["missing"],
                5 => $"{new Dictionary<int, int> { { 1, 1 }, { 1, 2 } }.Count}",
                6 => $"{new List<int> { 1 }[1]}",
                7 => Check(text).Name,
                8 => new Layer(null!, zero).Name,
                _ => $"{int.Parse("x1")}",
            };
        }
        catch (Exception e) when (e is IndexOutOfRangeException or DivideByZeroException) { return "I"; }
        catch (InvalidCastException) { return "C"; }
        catch (NullReferenceException) { return "N"; }
        catch (ArgumentException e) { return e is ArgumentOutOfRangeException ? "R" : e.ParamName ?? "A"; }
        catch (Exception e) { return e is KeyNotFoundException ? "K" : e is FormatException ? "F" : "?"; }
    }

    private static string Run(Func<int> work)
    {
        string log = "";
        bool Note(string text, bool answer) => (log += text).Length > 0 && answer;
        try
        {
            try
            {
                log += work();
            }
            catch (ShapeException e) when (Note("filter ", e.Width < 0))
            {
                log += "caught ";
                throw;
            }
            finally
            {
                log += "inner ";
            }
        }
        catch (Exception e) when (Note("outer ", true))
        {
            log += e.Message;
        }

        return log;
    }

    public static string NothingThrownRunsOnlyTheFinally() => Run(() => new Layer("a", 3).Width);

    public static string AnOuterFilterRunsBeforeAnInnerFinally() => Run(() => new Layer("b", 0).Width);

    public static string ARethrownExceptionIsTheSame() => Run(() => new Layer("c", -4).Width);

    public static string ArithmeticAndCastsAreCaughtByType() => Provoke(0, 1, null, 0) + Provoke(0, 1, "a", 0) + Provoke(1, 1, "", 0)
        + Provoke(1, 1, "", 2) + Provoke(2, 1, "", 0) + Provoke(2, "ok", "", 0) + Provoke(3, 1, null, 0);

    public static string CollectionFailuresAreCaughtByType() => Provoke(4, 1, "", 0) + Provoke(5, 1, "", 0) + Provoke(6, 1, "", 0);

    public static string ArgumentsThatFailAreNamed() =>
        Provoke(7, 1, null, 0) + Provoke(7, 1, "x", 0) + Provoke(8, 1, "", 0) + Provoke(9, 1, "", 0);

    public static string AFailingStaticConstructorIsWrapped()
    {
        try { return $"{Broken.Width}"; }
        catch (TypeInitializationException e) { return e.InnerException?.Message ?? "none"; }
    }

    public static int AFinallyComesAfterTheReturnedValue() => new int[1] is var seen ? Finally(seen) + Finally(seen) + (seen[0] * 10) : 0;

    public static int AnUncaughtExceptionOfItsOwnKind() => new Layer("e", 4).Width + new Layer("f", -4).Width;

    public static int AnUncaughtIndexOutOfRange() => new[] { 1, 2 }[Finally(new int[1]) + 1];
}

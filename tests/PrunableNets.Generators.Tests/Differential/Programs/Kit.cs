using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Programs;

/// <summary>Types that generated programs use: each has something that is easily evaluated wrongly.</summary>
public static class Kit
{
    public enum Color { Red = 3, Green, Blue = 9 }

    [Flags]
    public enum Flags : byte { None = 0, A = 1, B = 2, C = 4, Both = A | B }

    public interface IScale
    {
        int Scale(int first, int second = 3);

        int Twice(int value) => Scale(value, 1) * 2;
    }

    public struct Point(int x, long y)
    {
        public int X = x;
        private long y = y;

        public long Y { readonly get => y; set => y = value + 1; }

        public int Move(int by)
        {
            X += by;
            y -= by;
            return X;
        }

        public static Point operator +(Point a, Point b) => new(unchecked(a.X + b.X), unchecked(a.y + b.y));

        public static Point operator ++(Point a) => new(unchecked(a.X + 1), a.y);

        public static implicit operator Point(int value) => new(value, 1);

        public static explicit operator int(Point value) => value.X;

        public override readonly string ToString() => $"<{X}:{y}>";
    }

    public record Rec(int A, string B)
    {
        public virtual int Weight(int left, int right) => unchecked((left * 3) - right);
    }

    public sealed record Sub(int A, string B, int C) : Rec(A, B)
    {
        // The names are those of the base in the other order.
        public override int Weight(int right, int left) => unchecked((right * 5) - left + C);
    }

    public readonly record struct Cell(int A, Point P);

    public abstract class Shape : IScale
    {
        protected Shape() => Name = Kind;

        public string Name { get; set; }

        public int Size { get; set => field = Math.Max(value, -5); }

        protected abstract string Kind { get; }

        public virtual int Area(int width, int height) => unchecked((width * 2) + height);

        public int Scale(int first, int second = 4) => unchecked((first * second) + Size);
    }

    public class Box : Shape
    {
        private int hidden = 7;

        public int this[int a, int b = 2] { get => unchecked(hidden + (a * b)); set => hidden = unchecked(value - a); }

        protected override string Kind => $"box{hidden}";
    }

    public sealed class Tall : Box
    {
        private readonly int hidden = 11;

        protected override string Kind => $"tall{hidden}";

        public override int Area(int height, int width) => unchecked(base.Area(height: width, width: height) - (height * 7));
    }

    public static string Held<T>(T value)
        where T : notnull => new Holder<T>(value).Tell();

    public sealed class Holder<T>(T value)
        where T : notnull
    {
        public T Value { get; set; } = value;

        public string Tell() => $"{typeof(T).Name}={Value}";
    }

    public sealed class Holder<TKey, TValue>(TKey key, TValue value)
        where TKey : notnull
        where TValue : new()
    {
        public string Tell() => $"{key}->{value}/{new TValue()}";
    }

    public sealed class Resource(List<string> log, string name) : IDisposable
    {
        public void Dispose() => log.Add("-" + name);
    }

    public sealed class Fault(string message, int code) : Exception(message)
    {
        public int Code { get; } = code;
    }

    public static int Mix(ref int target, int by)
    {
        target = unchecked((target * 2) + by);
        return target - 1;
    }

    public static bool Halve(int value, out int half)
    {
        half = value / 2;
        return value % 2 == 0;
    }

    public static ref int Slot(int[] items, int index) => ref items[Math.Abs(index % items.Length)];

    public static string Over(int value) => "int" + value;

    public static string Over(long value) => "long" + value;

    public static string Over(object value) => "object" + value;

    public static string Over(params int[] values) => "params" + values.Length;

    public static int Named(int a, int b = 10, int c = 100) => unchecked((a * 2) + (b * 3) + c);

    public static T Of<T>(T value) => value;

    public static T Pick<T>(bool first, T a, T b) => first ? a : b;

    public static IEnumerable<int> Count(List<string> log, int from, int count)
    {
        for (var i = 0; i < count; i++)
        {
            log.Add("y" + (from + i));
            yield return from + i;
        }
    }

    public static int Fail(int value) => value % 3 == 0 ? throw new Fault("three", value) : value;

    public static int Plus(this Shape shape, int value) => unchecked(shape.Size + value);
}

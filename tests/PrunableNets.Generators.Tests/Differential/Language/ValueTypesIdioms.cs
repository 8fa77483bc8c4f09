using System.Collections.Generic;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about structs: when they are copied and when they change in place.</summary>
internal static class ValueTypesIdioms
{
    private struct Shape(int rows, int columns)
    {
        public int Rows = rows;
        public int Columns = columns;

        public readonly int Size => Rows * Columns;

        public int Grow() => ++Rows;

        public void Transpose() => this = new Shape(Columns, Rows);
    }

    private struct Layer
    {
        public Shape Input;
        public Shape Output;
    }

    private struct Settings()
    {
        public int Width = 8;

        public int Depth { get; set; } = 2;
    }

    private readonly struct Mask(int kept, int total)
    {
        public string Text => $"{kept}/{total}";

        public Mask Prune() => new(kept - 1, total);
    }

    private record struct Rate(int Value, int Decay = 2);

    private struct Span(int start, int end)
    {
        public int Start = start;
        public int End = end;

        public static Span operator +(Span left, Span right) => new(left.Start + right.Start, left.End + right.End);

        public int Shift() => Start += 10;
    }

    private sealed class Holder
    {
        public readonly Shape Fixed = new(2, 3);
        public Shape Free = new(2, 3);

        public Shape Property { get; set; } = new(2, 3);
    }

    private static int Widen(Shape shape) => shape.Size + (shape.Columns *= 10) + shape.Size;

    public static int AnAssignedStructIsIndependent()
    {
        var first = new Shape(2, 3);
        var second = first;
        second.Rows = 7;
        first.Columns++;
        return (first.Size * 100) + second.Size;
    }

    public static int AStructInAnArrayChangesInPlace()
    {
        var shapes = new Shape[2];
        shapes[1].Rows = 4;
        shapes[1].Grow();
        var copy = shapes[1];
        copy.Grow();
        return (shapes[1].Rows * 100) + (copy.Rows * 10) + shapes[0].Rows;
    }

    public static int AStructInAListIsACopy()
    {
        var shapes = new List<Shape> { new(2, 3) };
        shapes[0].Grow();
        var taken = shapes[0];
        return (taken.Grow() * 10) + shapes[0].Rows;
    }

    public static string AMethodOnAReadonlyFieldChangesACopy()
    {
        var holder = new Holder();
        int first = holder.Fixed.Grow(), second = holder.Fixed.Grow();
        int third = holder.Free.Grow(), fourth = holder.Free.Grow();
        return $"{first} {second} {third} {fourth} {holder.Fixed.Rows} {holder.Free.Rows}";
    }

    public static int APropertyHandsOutACopy()
    {
        var holder = new Holder();
        var shape = holder.Property;
        shape.Columns = 9;
        int grown = holder.Property.Grow() * 1000;
        holder.Property = shape;
        shape.Columns = 1;
        return grown + holder.Property.Size + shape.Size;
    }

    public static string AnAssignmentToThisReplacesTheWholeStruct()
    {
        var shape = new Shape(2, 5);
        shape.Transpose();
        shape.Grow();
        return $"{shape.Rows}x{shape.Columns}";
    }

    public static string NestedStructsAreCopiedWhole()
    {
        var layer = new Layer { Input = new Shape(1, 2), Output = new Shape(3, 4) };
        var copy = layer;
        copy.Input.Rows = 9;
        copy.Output.Transpose();
        return $"{layer.Input.Rows}{layer.Output.Rows} {copy.Input.Rows}{copy.Output.Rows}";
    }

    public static string ADefaultStructSkipsItsConstructor()
    {
        Settings made = new(), plain = default;
        var many = new Settings[2];
        many[1].Depth = 5;
        return $"{made.Width}{made.Depth} {plain.Width}{plain.Depth} {many[1].Width}{many[1].Depth}";
    }

    public static string AReadonlyStructMakesNewOnes() => new Mask(5, 9) is var mask ? mask.Prune().Prune().Text + mask.Text : "";

    public static string WithOnARecordStructLeavesTheOriginal()
    {
        var rate = new Rate(5);
        var slower = rate with { Decay = rate.Decay + 3 };
        rate.Value = 6;
        return $"{rate} {slower} {slower == new Rate(5, 5)}";
    }

    public static int AnArgumentIsACopy() => new Shape(2, 3) is var shape ? Widen(shape) + (1000 * shape.Size) : 0;

    public static string AnOperandIsWhatItWasBeforeTheOther()
    {
        var span = new Span(1, 2);
        var sum = span + new Span(span.Shift(), 0);
        span += new Span(span.Shift(), 0);
        return $"{sum.Start} {span.Start} {span.End}";
    }
}

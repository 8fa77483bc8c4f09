namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about virtual, abstract, hidden and interface members: which body runs, with which arguments.</summary>
internal static class VirtualsIdioms
{
    private interface INamed
    {
        string Name();
    }

    private class Layer : INamed
    {
        public virtual int Width { get; set; } = 3;

        public string Name() => "layer";

        public virtual string Scale(int width, int depth) => $"b{width}:{depth}";

        public virtual string Grow(int by = 1) => $"b{by}";

        public virtual string Take(int value) => $"int{value}";

        public virtual Layer Copy() => new();

        public override string ToString() => $"{Name()}{Width}{Grow()}";
    }

    private class Dense : Layer
    {
        public override int Width
        {
            get => base.Width + 100;
            set => base.Width = value * 2;
        }

        public new string Name() => "dense";

        public override string Scale(int depth, int width) => $"d{depth}:{width}," + base.Scale(depth: depth, width: width);

        public override string Grow(int by = 10) => $"d{by}" + base.Grow();

        public override string Take(int value) => $"override{value}";

        public string Take(object value) => $"object{value}";

        public override Dense Copy() => new() { Width = 5 };
    }

    private sealed class Renamed : Dense, INamed
    {
        string INamed.Name() => "renamed";
    }

    private class Slot
    {
        public virtual string X() => "slot";
    }

    private class NewSlot : Slot
    {
        public new virtual string X() => "new";
    }

    private class LastSlot : NewSlot
    {
        public sealed override string X() => base.X() + "+last";
    }

    private sealed class HiddenSlot : LastSlot
    {
        public new string X() => "hidden";
    }

    private abstract class Root
    {
        protected Root() => Seen = Describe() + Size;

        public string Seen { get; }

        protected abstract int Size { get; }

        public string Show(int times) => times == 0 ? "" : Describe() + Show(times - 1);

        protected virtual string Describe() => "root";
    }

    private sealed class Leaf : Root
    {
        private readonly string name = "leaf";
        private readonly int width;

        public Leaf(int width) => this.width = width;

        protected override int Size { get; } = 7;

        protected override string Describe() => base.Describe() + name + width;
    }

    private static string Call<T>(T named)
        where T : Dense, INamed => named.Name() + ((INamed)named).Name();

    public static string NamedArgumentsFollowTheStaticType()
    {
        var dense = new Dense();
        Layer layer = dense;
        return layer.Scale(depth: 1, width: 2) + " " + dense.Scale(depth: 1, width: 2);
    }

    public static string DefaultsComeFromTheStaticType() => new Dense() is var dense ? dense.Grow() + ((Layer)dense).Grow() : "";

    public static string AnOverrideDoesNotCountAsDeclaredHere() => new Dense() is var dense ? dense.Take(1) + ((Layer)dense).Take(1) : "";

    public static string ABaseConstructorCallsTheOverrideEarly() => new Leaf(9) is var leaf ? leaf.Seen + " " + leaf.Show(2) : "";

    public static string AnOverriddenPropertyReachesItsBase()
    {
        Layer layer = new Dense();
        layer.Width += 1;
        return $"{layer.Width} {new Layer { Width = 4 }.Width}";
    }

    public static string ANewSlotStopsTheChain()
    {
        var last = new HiddenSlot();
        return $"{last.X()} {((LastSlot)last).X()} {((NewSlot)last).X()} {((Slot)last).X()}";
    }

    public static string HidingDoesNotReimplementAnInterface() => new Dense() is INamed named ? named.Name() + new Dense().Name() : "";

    public static string ReimplementingAnInterfaceDoes() => new Renamed() is var r ? r.Name() + ((INamed)r).Name() + ((Layer)r).Name() : "";

    public static string AConstrainedCallIsLikeAStaticOne() => Call(new Renamed());

    public static string ToStringRunsVirtually() => "" + (Layer)new Dense() + $"{new Layer()}";

    public static string ACovariantOverrideKeepsItsType() => $"{new Dense().Copy().Name()} {((Layer)new Dense()).Copy().Width}";
}

using System.Globalization;

namespace PrunableNets.Plans.Json;

/// <summary>
/// Path of a value from the document, e.g. <c>groups[2].kept</c>. Put together only where it is told: a hostile file could give every one of its
/// values a long path.
/// </summary>
internal sealed class JsonKey
{
    private readonly JsonKey? owner;
    private readonly string name;
    private readonly int index;

    private JsonKey(JsonKey? owner, string name, int index) => (this.owner, this.name, this.index) = (owner, name, index);

    /// <summary>The document's own, which is empty.</summary>
    public static JsonKey Document { get; } = new(null, "", -1);

    public JsonKey Member(string member) => new(this, member, -1);

    public JsonKey Item(int item) => new(this, "", item);

    // As deep as the document, which the reader limits.
    public override string ToString()
    {
        if (owner is null)
            return "";
        var before = owner.ToString();
        if (index >= 0)
            return string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", before, index);
        return before.Length == 0 ? name : $"{before}.{name}";
    }
}

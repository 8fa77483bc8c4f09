namespace PrunableNets.Benchmarks;

/// <summary>What a case prints: one line, as JSON or for people.</summary>
internal interface IResult
{
    string ToJson();
}

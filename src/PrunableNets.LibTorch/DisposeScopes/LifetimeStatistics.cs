namespace TorchSharp;

/// <summary>What became of the objects of one kind on the current thread.</summary>
public class LifetimeStatistics
{
    public long CreatedOutsideScopeCount { get; private set; }
    public long DisposedOutsideScopeCount { get; private set; }
    public long CreatedInScopeCount { get; private set; }
    public long DisposedInScopeCount { get; private set; }
    public long AttachedToScopeCount { get; private set; }
    public long DetachedFromScopeCount { get; private set; }

    public long ThreadTotalLiveCount =>
        CreatedOutsideScopeCount - DisposedOutsideScopeCount + CreatedInScopeCount - DisposedInScopeCount;

    public void Reset()
    {
        CreatedOutsideScopeCount = DisposedOutsideScopeCount = 0;
        CreatedInScopeCount = DisposedInScopeCount = 0;
        AttachedToScopeCount = DetachedFromScopeCount = 0;
    }

    public override string ToString() =>
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; CreatedOutsideScopeCount: {CreatedOutsideScopeCount}; " +
        $"DisposedOutsideScopeCount: {DisposedOutsideScopeCount}; CreatedInScopeCount: {CreatedInScopeCount}; " +
        $"DisposedInScopeCount: {DisposedInScopeCount}; AttachedToScopeCount: {AttachedToScopeCount}; DetachedFromScopeCount: {DetachedFromScopeCount}";

    internal void CreatedOutside() => CreatedOutsideScopeCount++;
    internal void DisposedOutside() => DisposedOutsideScopeCount++;
    internal void CreatedIn() => CreatedInScopeCount++;
    internal void DisposedIn() => DisposedInScopeCount++;
    internal void Attached() => AttachedToScopeCount++;
    internal void Detached() => DetachedFromScopeCount++;
}

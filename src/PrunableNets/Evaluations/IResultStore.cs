namespace PrunableNets;

/// <summary>Keeps results of measurements by a key of all that they depend on.</summary>
public interface IResultStore
{
    /// <summary>The result as JSON; null where none was kept.</summary>
    string? Find(string key);

    /// <summary>Keeps a result, at once.</summary>
    void Keep(string key, string result);
}

using System;

namespace PrunableNets;

/// <summary>The messages of affinity propagation: responsibilities from points to exemplars, availabilities back.</summary>
/// <param name="similarity">[n x n], preferences on the diagonal.</param>
/// <param name="n">Points.</param>
/// <param name="damping">How much of a message is kept.</param>
internal sealed class AffinityMessages(double[] similarity, int n, double damping)
{
    private readonly double[] responsibility = new double[n * n];
    private readonly double[] availability = new double[n * n];
    private readonly double[] sums = new double[n];

    /// <summary>Passes all messages once.</summary>
    /// <param name="decisions">[n]: is told which points are exemplars now.</param>
    /// <returns>True where that is not what it said before.</returns>
    public bool Pass(bool[] decisions)
    {
        Array.Clear(sums);
        for (var i = 0; i < n; i++)
            Respond(i);
        var changed = false;
        for (var i = 0; i < n; i++)
        {
            Offer(i);
            var isExemplar = availability[(i * n) + i] + responsibility[(i * n) + i] > 0;
            changed |= decisions[i] != isExemplar;
            decisions[i] = isExemplar;
        }
        return changed;
    }

    /// <summary>r(i, k) = s(i, k) - the most that any other candidate offers point i; sums what each candidate gets.</summary>
    private void Respond(int i)
    {
        var s = similarity.AsSpan(i * n, n);
        var a = availability.AsSpan(i * n, n);
        var r = responsibility.AsSpan(i * n, n);
        var (most, second, best) = (double.NegativeInfinity, double.NegativeInfinity, 0);
        for (var k = 0; k < n; k++)
        {
            var offer = a[k] + s[k];
            if (offer > most)
                (second, most, best) = (most, offer, k);
            else if (offer > second)
                second = offer;
        }
        for (var k = 0; k < n; k++)
        {
            r[k] = (damping * r[k]) + ((1 - damping) * (s[k] - (k == best ? second : most)));
            // Only support counts, but for a candidate's word on itself.
            sums[k] += k == i ? r[k] : Math.Max(r[k], 0);
        }
    }

    /// <summary>a(i, k) = the support that candidate k has from others, at most 0; a(k, k) that support itself.</summary>
    private void Offer(int i)
    {
        var a = availability.AsSpan(i * n, n);
        var r = responsibility.AsSpan(i * n, n);
        for (var k = 0; k < n; k++)
        {
            var support = k == i ? sums[k] - r[k] : Math.Min(0, sums[k] - Math.Max(r[k], 0));
            a[k] = (damping * a[k]) + ((1 - damping) * support);
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets.Tests.Data;

public sealed class RandomCropFlipTests
{
    private static readonly ImageShape s_shape = new(2, 3, 4);
    private static readonly byte[] s_image = [.. Enumerable.Range(1, 24).Select(i => (byte)i)];

    [Fact]
    public void EveryResultIsAWindowOfThePaddedImageAndEveryWindowOccurs()
    {
        var expected = new HashSet<string>();
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                expected.Add(Window(dy, dx, mirrored: false));
                expected.Add(Window(dy, dx, mirrored: true));
            }
        }
        Assert.Equal(expected.Order(), Results(new RandomCropFlip { Padding = 1 }).Distinct().Order());
    }

    [Fact]
    public void WithoutPaddingAndFlipNothingChanges() =>
        Assert.Equal([Window(0, 0, false)], Results(new RandomCropFlip { Padding = 0, Flip = false }).Distinct());

    [Fact]
    public void PaddingLargerThanTheImageCanLeaveItBlack() =>
        Assert.Contains(string.Join(',', new byte[24]), Results(new RandomCropFlip { Padding = 6 }));

    private static IEnumerable<string> Results(RandomCropFlip augmentation)
    {
        var random = new SplitMix64(3);
        for (var i = 0; i < 500; i++)
        {
            var target = Enumerable.Repeat((byte)255, 24).ToArray();
            augmentation.Apply(s_image, target, s_shape, ref random);
            yield return string.Join(',', target);
        }
    }

    private static string Window(int dy, int dx, bool mirrored)
    {
        var bytes = new byte[24];
        for (var i = 0; i < 24; i++)
        {
            var (c, y, x) = (i / 12, i / 4 % 3 + dy, (mirrored ? 3 - i % 4 : i % 4) + dx);
            if (y is >= 0 and < 3 && x is >= 0 and < 4)
                bytes[i] = s_image[c * 12 + y * 4 + x];
        }
        return string.Join(',', bytes);
    }
}

using System;
using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public class Device
    {
        public Device(DeviceType deviceType, int index = -1) => (type, this.index) = (deviceType, index);

        public Device(string deviceType, int index = -1) => (type, this.index) = (Parse(deviceType), index);

        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        /// <summary><c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, ...</summary>
        /// <exception cref="ArgumentException">The text names no device.</exception>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0]);
            index = parts.Length switch
            {
                1 => -1,
                2 when int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
                _ => throw new ArgumentException($"'{description}' is no device: expected a name such as 'cpu' or 'cuda:0'.", nameof(description)),
            };
        }

        public DeviceType type { get; }

        /// <summary>The ordinal among devices of the type, or -1 for the current one.</summary>
        public int index { get; }

        /// <summary>TorchSharp numbers device types as c10 does.</summary>
        internal int NativeType => (int)type;

        public static implicit operator Device(string description) => new(description);

        public override string ToString() =>
            type.ToString().ToLowerInvariant() + (index < 0 ? "" : ":" + index.ToString(CultureInfo.InvariantCulture));

        private static DeviceType Parse(string name) =>
            Enum.TryParse<DeviceType>(name, ignoreCase: true, out var type) && !char.IsAsciiDigit(name[0])
                ? type
                : throw new ArgumentException($"'{name}' is no device type: expected 'cpu', 'cuda', 'mps' or 'meta'.", nameof(name));
    }
}

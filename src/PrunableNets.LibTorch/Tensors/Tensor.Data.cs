using System;
using System.Collections.Generic;
using System.IO;
using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static unsafe partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements, which must be on the CPU and of type <typeparamref name="T"/>.</summary>
        /// <exception cref="ArgumentException">The element type is another one.</exception>
        /// <exception cref="InvalidOperationException">The tensor is on another device.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ElementType.Check<T>(dtype);
            return new TensorAccessor<T>(this);
        }

        /// <summary>The only element, wherever it is.</summary>
        /// <exception cref="ArgumentException">There is more than one element, or its type is not <typeparamref name="T"/>.</exception>
        public T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1)
                throw new ArgumentException($"item() needs exactly one element; the shape is [{string.Join(", ", shape)}].");
            ElementType.Check<T>(dtype);
            if (is_cpu())
                return *(T*)DataPointer;
            using var copy = cpu();
            return *(T*)copy.DataPointer;
        }

        public T ReadCpuValue<T>(long i) where T : unmanaged => data<T>()[Unravel(i)];
        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);
        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);
        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);
        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);
        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);
        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);
        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);
        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);
        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        /// <summary>The memory of a contiguous CPU tensor.</summary>
        /// <exception cref="NotSupportedException">The elements are not contiguous, or not on the CPU.</exception>
        public Span<byte> bytes
        {
            get
            {
                if (!is_contiguous() || !is_cpu())
                    throw new NotSupportedException("bytes needs a contiguous tensor on the CPU; call .cpu().contiguous() first.");
                return new Span<byte>((void*)DataPointer, checked((int)(NumberOfElements * ElementSize)));
            }
            set
            {
                var own = bytes;
                if (value.Length != own.Length)
                    throw new ArgumentException($"The tensor has {own.Length} bytes, not {value.Length}.", nameof(value));
                value.CopyTo(own);
            }
        }

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            using var own = is_cpu() && is_contiguous() ? null : cpu().contiguous();
            foreach (var block in Blocks(own ?? this))
                stream.Write(new ReadOnlySpan<byte>((void*)block.Start, block.Length));
        }

        /// <exception cref="EndOfStreamException">The stream ends early.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            using var own = is_cpu() && is_contiguous() ? null : torch.empty(shape, dtype, CPU);
            foreach (var block in Blocks(own ?? this))
                stream.ReadExactly(new Span<byte>((void*)block.Start, block.Length));
            if (own is not null)
                using (no_grad())
                    copy_(own);
        }

        internal IntPtr DataPointer
        {
            get
            {
                IntPtr pointer;
                NativeErrors.Check(Shim.pt_tensor_data(Handle, &pointer));
                return pointer;
            }
        }

        // A span is at most 2 GB long; a tensor may be longer.
        private static IEnumerable<(IntPtr Start, int Length)> Blocks(Tensor tensor)
        {
            const int most = 1 << 24;
            var total = tensor.NumberOfElements * tensor.ElementSize;
            for (long done = 0; done < total; done += most)
                yield return ((IntPtr)(tensor.DataPointer + done), (int)Math.Min(most, total - done));
        }

        private long[] Unravel(long i)
        {
            var sizes = shape;
            for (var dim = sizes.Length - 1; dim >= 0; dim--)
                (i, sizes[dim]) = Math.DivRem(i, sizes[dim]);
            return sizes;
        }
    }
}

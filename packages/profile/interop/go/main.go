// Makes a heap profile and a CPU profile in the directory that is its argument.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"sort"
	"time"
)

var kept [][]byte

func leakLarge(n int) {
	for i := 0; i < n; i++ {
		kept = append(kept, make([]byte, 256<<10))
	}
}

func leakSmall(n int) map[string]int {
	out := make(map[string]int)
	for i := 0; i < n; i++ {
		out[fmt.Sprintf("key %d", i)] = i
	}
	return out
}

func work(until time.Time) int {
	sum := 0
	for time.Now().Before(until) {
		numbers := make([]int, 10_000)
		for i := range numbers {
			numbers[i] = (i * 7919) % 10_007
		}
		sort.Ints(numbers)
		sum += numbers[0]
	}
	return sum
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	runtime.MemProfileRate = 4096
	dir := os.Args[1]
	cpu, err := os.Create(filepath.Join(dir, "cpu.pprof"))
	check(err)
	check(pprof.StartCPUProfile(cpu))
	leakLarge(40)
	small := leakSmall(50_000)
	sum := work(time.Now().Add(600 * time.Millisecond))
	pprof.StopCPUProfile()
	check(cpu.Close())

	runtime.GC()
	heap, err := os.Create(filepath.Join(dir, "heap.pprof"))
	check(err)
	check(pprof.Lookup("heap").WriteTo(heap, 0))
	check(heap.Close())
	fmt.Println(len(kept), len(small), sum)
}
